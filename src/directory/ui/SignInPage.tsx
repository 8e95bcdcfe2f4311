import { Box, Group, Text, Title } from '@mantine/core'
import { IconBuildingCommunity, IconHistory, IconRouteSquare } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { queryOf, useAction } from '#ui/data.ts'
import { Emblem } from '#ui/Emblem.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { LanguageSwitch, ThemeSwitch } from '#ui/shell/switches.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { BridgeScene } from './BridgeScene.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { listDemoAccounts, signIn, type DemoAccount } from '../session.contract.ts'
import { signInMessages } from './sign-in.messages.ts'
import { SignInForm } from './SignInForm.tsx'
import styles from './SignInPage.module.css'

/** The door: email and password, and in a demonstration its people at one press. */
export function SignInPage() {
  const t = useMessages(signInMessages)
  const ui = useMessages(uiMessages)
  const enter = useEnter()
  const demo = useQuery(queryOf(listDemoAccounts)).data
  return (
    <Page title={t('sign-in.title')} bare>
      <div className={styles.page}>
        <header className={styles.hero}>
          <Group gap={12} wrap="nowrap">
            <Emblem size={44} />
            <div>
              <p className={styles.name}>{ui('product')}</p>
              <p className={styles.tagline}>{ui('product.tagline')}</p>
            </div>
          </Group>
          <p className={styles.lead}>{t('sign-in.lead')}</p>
          <ul className={styles.points}>
            <li>
              <IconRouteSquare size={22} stroke={1.6} aria-hidden />
              {t('sign-in.point-trace')}
            </li>
            <li>
              <IconBuildingCommunity size={22} stroke={1.6} aria-hidden />
              {t('sign-in.point-places')}
            </li>
            <li>
              <IconHistory size={22} stroke={1.6} aria-hidden />
              {t('sign-in.point-audit')}
            </li>
          </ul>
          <BridgeScene />
        </header>
        <main id="main" className={styles.main}>
          <Group justify="flex-end" gap={0} className={styles.tools}>
            <ThemeSwitch color="var(--mantine-color-text)" />
            <LanguageSwitch color="var(--mantine-color-text)" />
          </Group>
          <Box className={styles.column} data-demo={demo?.password ? true : undefined}>
            {demo?.password ? <Text className={styles.demo}>{ui('demo.banner')}</Text> : null}
            <Title order={1} mb="md">
              {t('sign-in.title')}
            </Title>
            <SignInForm error={enter.error} busy={enter.isPending} onSubmit={(body) => enter.mutate({ body })} />
            {demo?.password ? <DemoDoor password={demo.password} accounts={demo.accounts} enter={enter} /> : null}
          </Box>
        </main>
      </div>
    </Page>
  )
}

function DemoDoor({ password, accounts, enter }: { password: string; accounts: readonly DemoAccount[]; enter: ReturnType<typeof useEnter> }) {
  return <DemoAccounts password={password} accounts={accounts} busy={enter.isPending} onChoose={(email) => enter.mutate({ body: { email, password } })} />
}

/** Signs in and goes where the person was going. Nothing that was fetched for somebody else is kept. */
function useEnter() {
  const router = useRouter()
  const queries = useQueryClient()
  const { return: returnTo = '/' } = useSearch({ from: '/sign-in' })
  return useAction(signIn, {
    errors: 'form',
    onDone: () => {
      queries.clear()
      router.history.push(returnTo)
    },
  })
}
