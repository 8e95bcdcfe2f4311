import { Box, Container, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Emblem } from '#ui/Emblem.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { LanguageSwitch, ThemeSwitch } from '#ui/shell/switches.tsx'
import { releaseMessages } from '../release.messages.ts'

/** What stands around a page for everybody: whose it is, language, the door. `wide`: for pictures rather than text. */
export function PublicFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const t = useMessages(releaseMessages)
  const size = wide ? '96rem' : 'md'
  return (
    <>
      <Box component="header" bg="var(--mantine-color-navy-filled)" c="white" py="sm" className="no-print">
        <Container size={size}>
          <Group justify="space-between">
            <AnchorLink to="/news" c="white" underline="never">
              <Group gap={10} wrap="nowrap">
                <Emblem size={36} />
                <Text fw={700} size="lg" span>
                  {t('news.product')}
                </Text>
              </Group>
            </AnchorLink>
            <Group gap={0}>
              <ThemeSwitch color="white" />
              <LanguageSwitch color="white" />
              <AnchorLink to="/sign-in" c="white" ml="sm">
                {t('news.sign-in')}
              </AnchorLink>
            </Group>
          </Group>
        </Container>
      </Box>
      <Container size={size} component="main" id="main" py={wide ? 'md' : 'xl'}>
        {children}
      </Container>
    </>
  )
}
