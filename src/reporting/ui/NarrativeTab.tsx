import { Stack, Text, Textarea, Title } from '@mantine/core'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnScreen } from './return-screen.ts'

/** The questions that are answered in words. */
export function NarrativeTab({ screen: { form, state, store, readOnly } }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const { count } = useFormats()
  const { narrative } = state.content
  return (
    <Stack maw="60rem" gap="lg">
      {form.narrative.map(({ code, label, maxLength }) => {
        const text = narrative[code] ?? ''
        if (readOnly)
          return (
            <section key={code}>
              <Title order={2} size="h4" mb={4}>
                {label[locale]}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap' }} c={text ? undefined : 'dimmed'}>
                {text || t('narrative.empty')}
              </Text>
            </section>
          )
        return (
          <Textarea
            key={code}
            label={label[locale]}
            description={t('narrative.length', { used: count(text.length), most: count(maxLength) })}
            autosize
            minRows={6}
            maxLength={maxLength}
            value={text}
            onChange={(event) => store.change({ narrative: { ...narrative, [code]: event.currentTarget.value } })}
          />
        )
      })}
    </Stack>
  )
}
