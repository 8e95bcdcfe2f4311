import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const navy: MantineColorsTuple = ['#eef4fb', '#d9e6f5', '#b3cdea', '#8ab5e3', '#659bd6', '#3a74b4', '#1f5a9c', '#134a86', '#0b3a75', '#072a57']
const red: MantineColorsTuple = ['#fdf0f0', '#fbe3e4', '#f5c1c3', '#f49a9e', '#ee7479', '#cf3a41', '#c4262e', '#bc1a22', '#b5121b', '#7d0a11']
const gray: MantineColorsTuple = ['#f6f8fa', '#eef2f6', '#e3e8ee', '#d5dde6', '#bcc7d2', '#667483', '#556372', '#3f4c5a', '#2c3744', '#1c2733']
const dark: MantineColorsTuple = ['#e6ebf1', '#c9d2dc', '#a7b3c0', '#8493a3', '#3b4958', '#2c3947', '#1e2935', '#141c26', '#0f161f', '#0a0f16']
const green: MantineColorsTuple = ['#edf8f2', '#dcf1e5', '#b5e1c9', '#84cfa7', '#52ba84', '#22804f', '#1e7a4a', '#187043', '#13653d', '#0b4a2c']
const amber: MantineColorsTuple = ['#fdf6e7', '#fbedd0', '#f5d99f', '#ecc066', '#dfa436', '#92620a', '#8f5f08', '#855706', '#7a5005', '#573902']

const fontFamily = "'Be Vietnam Pro', 'Segoe UI', Roboto, Arial, 'DejaVu Sans', sans-serif"

/** Line heights leave room for stacked marks (ế, ỗ, Ữ): never under 1.5 in running text, 1.35 in headings. */
export const theme = createTheme({
  colors: { navy, red, gray, dark, green, amber },
  primaryColor: 'navy',
  primaryShade: { light: 8, dark: 5 },
  white: '#ffffff',
  black: '#1c2733',
  fontFamily,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.6' },
  headings: {
    fontFamily,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.35' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.45' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(16 34 58 / 6%)',
    sm: '0 1px 3px rgb(16 34 58 / 8%), 0 1px 2px rgb(16 34 58 / 5%)',
    md: '0 6px 18px rgb(16 34 58 / 9%), 0 1px 3px rgb(16 34 58 / 6%)',
    lg: '0 14px 40px rgb(16 34 58 / 14%)',
    xl: '0 24px 64px rgb(16 34 58 / 20%)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.4, blur: 2 } } },
    Paper: { defaultProps: { withBorder: true } },
    Badge: { defaultProps: { tt: 'none', fw: 500 } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
  },
})

/** The soft ground of badges, alerts and chosen things in the dark; the library's own are near black. */
const softGrounds = {
  '--mantine-color-navy-light': '#1b3a61',
  '--mantine-color-navy-light-hover': '#214672',
  '--mantine-color-navy-light-color': navy[1],
  '--mantine-color-red-light': '#4b1d22',
  '--mantine-color-red-light-hover': '#5b242a',
  '--mantine-color-red-light-color': red[1],
  '--mantine-color-green-light': '#173f2c',
  '--mantine-color-green-light-hover': '#1d4d36',
  '--mantine-color-green-light-color': green[1],
  '--mantine-color-amber-light': '#44351a',
  '--mantine-color-amber-light-hover': '#524020',
  '--mantine-color-amber-light-color': amber[1],
  '--mantine-color-gray-light': dark[5],
  '--mantine-color-gray-light-hover': dark[4],
  '--mantine-color-gray-light-color': gray[1],
}

/** Our own meanings over the palette; every pair of text and ground keeps 4.5:1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--shell-accent': '#e8a33d', '--shell-line': '#b5121b' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--ground': '#f5f7fa',
    '--mantine-color-error': '#b5121b',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[5],
    '--mantine-color-anchor': navy[7],
    '--surface': '#ffffff',
    '--surface-soft': '#f6f8fa',
    '--surface-strong': '#eaf0f6',
    '--line': gray[3],
    '--line-soft': gray[2],
    '--shell-header': '#0b3a75',
    '--warning-ground': amber[0],
    '--error-ground': red[0],
    '--focus': '#1f5a9c',
  },
  dark: {
    '--mantine-color-body': dark[6],
    '--ground': dark[7],
    ...softGrounds,
    '--mantine-color-error': red[3],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-anchor': navy[3],
    '--surface': dark[6],
    '--surface-soft': '#1a2430',
    '--surface-strong': dark[5],
    '--line': dark[4],
    '--line-soft': dark[5],
    '--shell-header': '#0d2747',
    '--warning-ground': '#2e291e',
    '--error-ground': '#33232a',
    '--focus': navy[3],
  },
})
