/**
 * The colours of pictures. Text colours keep 4.5:1 on white; the sequential ramp runs in one hue by lightness and
 * so survives colour blindness and black-and-white print.
 */
export const palette = {
  red: '#b5121b',
  blue: '#0b3a75',
  blueSoft: '#6f8db5',
  gold: '#c8921a',
  ink: '#1c2733',
  muted: '#556372',
  line: '#d5dde6',
  grid: '#e8edf2',
  paper: '#ffffff',
  sea: '#f1f6fa',
} as const

/** Light to dark, for amounts on a map. */
export const sequential = ['#d6e6f5', '#abcdea', '#76abd9', '#3f82bf', '#1a5c9e', '#0b3a75'] as const

/** A true zero, told apart from little (pale blue) and from nothing reported (hatched grey). */
export const zeroColour = '#fbf3df'
export const missingColours = { ground: '#e6e9ec', hatch: '#adb5bd' } as const

/** Falls and rises on a map, each light to dark; orange and blue stay apart for every eye. */
export const diverging = { fall: ['#fbd3a5', '#ee9a4d', '#b35806'], same: '#f4f4f4', rise: ['#c6dbef', '#6baed6', '#0b3a75'] } as const

/** Circles on a map, the ring of a true zero among them, and the ground below. */
export const symbolColours = { fill: '#d9822b', ring: '#8a4b08', ground: '#e9eff5' } as const

/** Ten kinds side by side (sectors, countries); neighbours differ in lightness as well as in hue. */
export const categorical = ['#0b3a75', '#d9822b', '#2a8c82', '#b5121b', '#5b9bd5', '#7a4f9a', '#8aa63b', '#c2679b', '#6b7785', '#e3b93c'] as const

/** The face of pictures that leave the page; the second is what a plain machine has. */
export const pictureFont = "'Be Vietnam Pro', 'Segoe UI', Arial, 'DejaVu Sans', sans-serif"
