import { Code, Text, TextInput, Title, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { useMessages } from '#ui/i18n.tsx'
import { directoryMessages } from '../directory.messages.ts'
import type { Role } from '../role.contract.ts'
import type { DemoAccount } from '../session.contract.ts'
import styles from './DemoAccounts.module.css'
import { signInMessages } from './sign-in.messages.ts'

interface DemoAccountsProps {
  password: string
  accounts: readonly DemoAccount[]
  busy: boolean
  onChoose: (email: string) => void
}

const groups = {
  secretariat: ['secretariat_officer', 'secretariat_approver'],
  province: ['province_officer', 'province_approver'],
  ministry: ['ministry_officer', 'ministry_approver'],
  other: ['auditor', 'administrator', 'ngo'],
} as const satisfies Record<string, readonly Role[]>
const groupNames = ['secretariat', 'province', 'ministry', 'other'] as const

/** Of each kind of role so many are shown until somebody types: sixty-three provinces make a long wall. */
const shownPerGroup = 4

/** The people of the demonstration by kind of role; a press signs in. */
export function DemoAccounts({ password, accounts, busy, onChoose }: DemoAccountsProps) {
  const t = useMessages(signInMessages)
  const roleName = useMessages(directoryMessages)
  const [query, setQuery] = useState('')
  const words = searchKey(query).split(' ').filter(Boolean)
  const matching = accounts.filter(({ fullName, agencyName, role, email }) => {
    const text = searchKey(`${fullName} ${agencyName} ${roleName(`role.${role}`)} ${email}`)
    return words.every((word) => text.includes(word))
  })
  return (
    <section aria-labelledby="demo-accounts" className={styles.root}>
      <Title order={2} size="h3" id="demo-accounts">
        {t('sign-in.demo-title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('sign-in.demo-body')} <Code>{password}</Code>
      </Text>
      {accounts.length > groupNames.length * shownPerGroup ? (
        <TextInput
          type="search"
          mb="sm"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          aria-label={t('sign-in.demo-filter')}
          placeholder={t('sign-in.demo-filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
      ) : null}
      {groupNames.map((group) => (
        <Group key={group} group={group} accounts={matching.filter(({ role }) => (groups[group] as readonly Role[]).includes(role))} {...{ busy, onChoose }} />
      ))}
      {matching.length === 0 ? (
        <Text c="dimmed" role="status">
          {t('sign-in.demo-none')}
        </Text>
      ) : null}
    </section>
  )
}

function Group({ group, accounts, busy, onChoose }: { group: (typeof groupNames)[number] } & Pick<DemoAccountsProps, 'accounts' | 'busy' | 'onChoose'>) {
  const t = useMessages(signInMessages)
  if (accounts.length === 0) return null
  const hidden = accounts.length - shownPerGroup
  return (
    <div className={styles.group}>
      <h3 className={styles.heading}>{t(`group.${group}`)}</h3>
      <ul className={styles.cards}>
        {accounts.slice(0, shownPerGroup).map((account) => (
          <li key={account.email}>
            <Card account={account} busy={busy} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('sign-in.demo-more', { count: hidden })}
        </Text>
      ) : null}
    </div>
  )
}

function Card({ account: { email, fullName, role, agencyName }, busy, onChoose }: { account: DemoAccount } & Pick<DemoAccountsProps, 'busy' | 'onChoose'>) {
  const t = useMessages(signInMessages)
  const roleName = useMessages(directoryMessages)
  return (
    <UnstyledButton className={styles.card} disabled={busy} onClick={() => onChoose(email)}>
      <span className={styles.initial} data-initial={fullName.split(' ').at(-1)?.[0]} />
      <VisuallyHidden>{t('sign-in.demo-enter')}</VisuallyHidden>
      <span className={styles.text}>
        <span className={styles.role}>{roleName(`role.${role}`)}</span>
        <span className={styles.agency}>{agencyName}</span>
        <span className={styles.agency}>{fullName}</span>
      </span>
      <IconChevronRight size={18} aria-hidden />
    </UnstyledButton>
  )
}
