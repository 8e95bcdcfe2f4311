import { Button, PasswordInput, Stack, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { changePassword, listSessions } from '../session.contract.ts'
import { signInMessages } from './sign-in.messages.ts'

const leastCharacters = 12
const fields = [
  { name: 'current', hint: false, autoComplete: 'current-password' },
  { name: 'next', hint: true, autoComplete: 'new-password' },
  { name: 'again', hint: false, autoComplete: 'new-password' },
] as const

export function PasswordForm() {
  const t = useMessages(signInMessages)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '', again: '' },
    validate: {
      current: (value) => (value === '' ? t('account.current-needed') : null),
      next: (value) => ([...value].length < leastCharacters ? t('account.too-short') : null),
      again: (value, { next }) => (value === next ? null : t('account.differs')),
    },
  })
  const change = useAction(changePassword, { invalidates: [listSessions], success: t('account.changed'), errors: 'form', onDone: () => form.reset() })
  return (
    <form onSubmit={form.onSubmit(({ current, next }) => change.mutate({ body: { old: current, new: next } }))} noValidate>
      <Stack gap="md">
        <Title order={2}>{t('account.password')}</Title>
        <ErrorSummary error={change.error} />
        {fields.map(({ name, hint, autoComplete }) => (
          <PasswordInput
            key={form.key(name)}
            {...form.getInputProps(name)}
            id={name}
            label={t(`account.${name}`)}
            description={hint ? t('account.next-hint') : undefined}
            autoComplete={autoComplete}
            visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password'), tabIndex: 0 }}
          />
        ))}
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'start' }}>
          {t('account.change')}
        </Button>
      </Stack>
    </form>
  )
}
