import { Modal, Text } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import type { MadeOf } from '../sheet.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import styles from './made.module.css'

interface MadeDialogProps {
  made: MadeOf | null
  onClose: () => void
}

/** How a reckoned figure was made: in words, with the figures it is made of, each opening its receipt. */
export function MadeDialog({ made, onClose }: MadeDialogProps) {
  const t = useMessages(analysisMessages)
  return (
    <Modal
      opened={made !== null}
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {made?.title}
        </Text>
      }
    >
      {made ? (
        <>
          <p className={styles.result}>{made.result}</p>
          <p className={styles.formula}>{made.formula}</p>
          <table className={styles.parts}>
            <caption>{t('made.parts')}</caption>
            <tbody>
              {made.parts.map(({ name, text, ask, note }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {ask ? (
                      <FigureValue code={ask.code} query={ask.query}>
                        {text}
                      </FigureValue>
                    ) : (
                      text
                    )}
                    {note ? <span className={styles.note}>{note}</span> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </Modal>
  )
}
