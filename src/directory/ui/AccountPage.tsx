import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { KeyValue } from '#ui/KeyValue.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { AccountSessions } from './AccountSessions.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { signInMessages } from './sign-in.messages.ts'
import { useRoleName, useSession, useSwitchAssignment } from './use-session.ts'

/** The signed-in person's own page: who, in which roles, the password, and where a session is open. */
export function AccountPage() {
  const t = useMessages(signInMessages)
  return (
    <Page title={t('account.title')} description={t('account.description')}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Paper p="lg">
          <Profile />
        </Paper>
        <Paper p="lg">
          <PasswordForm />
        </Paper>
      </SimpleGrid>
      <AccountSessions />
    </Page>
  )
}

function Profile() {
  const t = useMessages(signInMessages)
  const named = useNamed()
  const roleName = useRoleName()
  const { person, assignment, assignments } = useSession()
  return (
    <Stack gap="md">
      <Title order={2}>{t('account.profile')}</Title>
      <KeyValue
        items={[
          { label: t('account.name'), value: <Text fw={600}>{person.fullName}</Text> },
          { label: t('sign-in.email'), value: person.email },
          { label: t('account.acting'), value: `${roleName(assignment.role)} · ${named(assignment.agency)}` },
        ]}
      />
      {assignments.length > 1 ? <Assignments /> : null}
    </Stack>
  )
}

function Assignments() {
  const t = useMessages(signInMessages)
  const named = useNamed()
  const roleName = useRoleName()
  const { assignment, assignments } = useSession()
  const switchTo = useSwitchAssignment()
  return (
    <section>
      <Title order={3} mb="xs">
        {t('account.assignments')}
      </Title>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {assignments.map(({ id, role, agency }) => (
          <Group key={id} component="li" justify="space-between" wrap="nowrap">
            <div>
              <Text fw={500}>{roleName(role)}</Text>
              <Text size="sm" c="dimmed">
                {named(agency)}
              </Text>
            </div>
            {id === assignment.id ? (
              <StateBadge tone="good">{t('account.in-use')}</StateBadge>
            ) : (
              <Button variant="default" size="xs" loading={switchTo.isPending} onClick={() => switchTo.mutate(id)}>
                {t('account.use')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </section>
  )
}
