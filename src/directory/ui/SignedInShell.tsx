import { Menu } from '@mantine/core'
import { useDidUpdate } from '@mantine/hooks'
import { IconArrowsExchange, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link, Outlet, useMatches } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { ForbiddenPage } from '#ui/error-pages.tsx'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { mayOpen, useNavigation } from '#ui/navigation.ts'
import { SiteShell } from '#ui/shell/SiteShell.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { changeLocale } from '../session.contract.ts'
import { NewestNotices } from './NewestNotices.tsx'
import { useRoleName, useSession, useSignOut, useSwitchAssignment } from './use-session.ts'

/** The frame of every signed-in page, filled with the person, the role's navigation and the notices. */
export function SignedInShell() {
  const named = useNamed()
  const roleName = useRoleName()
  const { person, assignment, demo } = useSession()
  const access = useMatches({ select: (matches) => matches.at(-1)?.staticData.access })
  useKeptLocale()
  return (
    <SiteShell
      person={{ fullName: person.fullName, roleName: roleName(assignment.role), agencyName: named(assignment.agency) }}
      demo={demo}
      navigation={useNavigation(assignment.role)}
      notices={<NewestNotices />}
      accountMenu={<AccountMenu />}
    >
      {mayOpen(access, assignment.role) ? <Outlet /> : <ForbiddenPage />}
    </SiteShell>
  )
}

/** The language chosen here is also that of the person's mail. */
function useKeptLocale() {
  const { locale } = useLocale()
  const keep = useAction(changeLocale)
  useDidUpdate(() => keep.mutate({ body: { locale } }), [locale])
}

function AccountMenu() {
  const t = useMessages(uiMessages)
  const named = useNamed()
  const roleName = useRoleName()
  const { assignment, assignments } = useSession()
  const switchTo = useSwitchAssignment()
  const signOut = useSignOut()
  const others = assignments.filter(({ id }) => id !== assignment.id)
  return (
    <>
      {others.length > 0 ? <Menu.Label>{t('shell.switch-assignment')}</Menu.Label> : null}
      {others.map(({ id, role, agency }) => (
        <Menu.Item key={id} leftSection={<IconArrowsExchange size={18} aria-hidden />} onClick={() => switchTo.mutate(id)}>
          {roleName(role)} · {named(agency)}
        </Menu.Item>
      ))}
      {others.length > 0 ? <Menu.Divider /> : null}
      <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={18} aria-hidden />}>
        {t('shell.account-page')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => signOut.mutate({})}>
        {t('shell.sign-out')}
      </Menu.Item>
    </>
  )
}
