import { Group, Text } from '@mantine/core'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { archiveMessages } from '../archive.messages.ts'
import type { SaidFigure } from '../archive.contract.ts'
import { useSaidWords } from './use-said-words.ts'

/** A figure as it was said, as it is now, and what lies between. */
export function SaidFigureLine({ figure }: { figure: SaidFigure }) {
  const t = useMessages(archiveMessages)
  const formats = useFormats()
  const words = useSaidWords()
  const { asOf: _asOf, ...question } = figure.query
  return (
    <Group gap="lg" mt={4}>
      <Text size="sm" span>
        {t('said')}:{' '}
        <FigureLink to="/receipts/$receiptId" params={{ receiptId: figure.receiptId }} hint={formats.moment(figure.saidAsOf)}>
          {words.said(figure)}
        </FigureLink>
      </Text>
      <Text size="sm" span>
        {t('now')}:{' '}
        <FigureLink to="/figures/receipt/$code" params={{ code: figure.code }} search={question} preload={false}>
          {words.now(figure)}
        </FigureLink>
      </Text>
      <Text size="sm" span c={figure.changed ? 'var(--mantine-color-error)' : 'dimmed'}>
        {t('difference')}: {words.difference(figure)}
      </Text>
    </Group>
  )
}
