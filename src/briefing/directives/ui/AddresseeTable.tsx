import { DataTable } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import type { DirectiveBoard } from '../board.contract.ts'
import type { Addressee } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { ScoreBar } from './ScoreBar.tsx'
import { useDirectiveWords } from './use-directive-words.ts'

/** Addressees with the score of each; those with overdue parts first. */
export function AddresseeTable({ board }: { board: DirectiveBoard }) {
  const t = useMessages(directiveScreens)
  const words = useDirectiveWords()
  const rows = board.addressees.toSorted((a, b) => b.score.overdue - a.score.overdue)
  const count = (id: 'accepted' | 'reported' | 'returned' | 'open' | 'total', header: string) => ({
    id,
    header,
    kind: 'number' as const,
    value: ({ score }: Addressee) => score[id],
  })
  return (
    <DataTable
      caption={t('board.by-addressee')}
      rows={rows}
      rowKey={({ id }) => id}
      filterable
      dense
      rowTone={({ score }) => (score.overdue > 0 ? 'error' : undefined)}
      columns={[
        {
          id: 'name',
          header: t('board.agency'),
          rowHeader: true,
          width: '30%',
          value: words.addressee,
          cell: (addressee) => (
            <AnchorLink to="/directives" search={{ agency: addressee.id, view: 'directives' }}>
              {words.addressee(addressee)}
            </AnchorLink>
          ),
        },
        count('total', t('score.directives')),
        count('accepted', t('part.accepted')),
        count('reported', t('part.reported')),
        count('returned', t('part.returned')),
        count('open', t('part.open')),
        { id: 'overdue', header: t('board.overdue'), kind: 'number', value: ({ score }) => score.overdue },
        {
          id: 'score',
          header: t('score.done'),
          kind: 'number',
          align: 'left',
          value: ({ score }) => score.percentAccepted,
          cell: ({ score }) => <ScoreBar score={score} size="sm" />,
          width: 190,
        },
      ]}
    />
  )
}
