import { Title } from '@mantine/core'
import { DataTable } from '#ui/DataTable.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { definitions } from '../figure.model.ts'
import type { Receipt } from '../receipt.contract.ts'
import { receiptMessages } from './receipt.messages.ts'
import { useFigureWords } from './use-figures.ts'

/** The figures that a derived one is made of, each with its own receipt. */
export function ReceiptParts({ receipt }: { receipt: Receipt }) {
  const t = useMessages(receiptMessages)
  const { name, value } = useFigureWords()
  const unitOf = (code: Receipt['code']) => (definitions[code].unit === 'money' ? receipt.query.currency : 'count')
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('parts')}
      </Title>
      <DataTable
        numbered={false}
        caption={t('parts')}
        rows={receipt.parts}
        rowKey={({ code, year }) => `${code} ${year}`}
        columns={[
          { id: 'figure', header: t('parts.figure'), rowHeader: true, value: ({ code }) => name(code) },
          { id: 'year', header: t('parts.year'), value: ({ year }) => String(year) },
          {
            id: 'value',
            header: t('parts.value'),
            align: 'right',
            cell: (part) => (
              <FigureLink to="/receipts/$receiptId" params={{ receiptId: part.receiptId }}>
                {value(part.value, unitOf(part.code))}
              </FigureLink>
            ),
          },
        ]}
      />
    </section>
  )
}
