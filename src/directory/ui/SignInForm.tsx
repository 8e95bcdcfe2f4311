import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconLogin2 } from '@tabler/icons-react'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { signInMessages } from './sign-in.messages.ts'

interface SignInFormProps {
  error: unknown
  busy: boolean
  onSubmit: (values: { email: string; password: string }) => void
}

export function SignInForm({ error, busy, onSubmit }: SignInFormProps) {
  const t = useMessages(signInMessages)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? t('sign-in.email-needed') : null),
      password: (value) => (value === '' ? t('sign-in.password-needed') : null),
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => onSubmit({ ...values, email: values.email.trim() }))} noValidate>
      <Stack gap="md">
        <ErrorSummary error={error} />
        <TextInput
          {...form.getInputProps('email')}
          key={form.key('email')}
          id="email"
          type="email"
          size="md"
          autoComplete="username"
          label={t('sign-in.email')}
        />
        <PasswordInput
          {...form.getInputProps('password')}
          key={form.key('password')}
          id="password"
          size="md"
          autoComplete="current-password"
          label={t('sign-in.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password'), tabIndex: 0 }}
        />
        <Button type="submit" size="md" loading={busy} leftSection={<IconLogin2 size={20} aria-hidden />}>
          {t('sign-in.submit')}
        </Button>
      </Stack>
    </form>
  )
}
