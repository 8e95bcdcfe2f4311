import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconExternalLink, IconLock, IconPencil, IconTextSize, IconTrash } from '@tabler/icons-react'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { use } from 'react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { writeNode } from '../figure-text.model.ts'
import { FigureNode } from '../rich-text.contract.ts'
import { isFrozen } from '../rich-text.model.ts'
import { textMessages } from '../text-screens.messages.ts'
import { EditingContext } from './editing-context.ts'
import styles from './RichText.module.css'
import { useFigureValue } from './use-figure-values.ts'
import { useFigureSentence } from './use-figure-words.ts'

/** A live figure within the editor: shows its value; pressed, it offers its receipt, another question, or plain words. */
export function FigureChip({ node, editor, getPos, deleteNode }: ReactNodeViewProps) {
  const t = useMessages(textMessages)
  const { locale } = useLocale()
  const { edit, language } = use(EditingContext)
  const figure = FigureNode.parse({ type: 'figure', attrs: node.attrs })
  const found = useFigureValue(figure.attrs)
  const sentence = useFigureSentence(figure.attrs)
  const frozen = isFrozen(figure)
  const written = !frozen && !found ? t('figure.loading') : writeNode(figure, language ?? locale, found)
  const receiptId = figure.attrs.receiptId ?? found?.receiptId
  const asText = () => {
    const at = getPos()
    if (at !== undefined)
      editor
        .chain()
        .focus()
        .insertContentAt({ from: at, to: at + 1 }, { type: 'text', text: written })
        .run()
  }
  return (
    <NodeViewWrapper as="span" className={styles.chipHolder}>
      <Menu position="bottom-start" withArrow>
        <Menu.Target>
          <Tooltip label={sentence}>
            <UnstyledButton
              component="span"
              role="button"
              tabIndex={-1}
              className={styles.chip}
              data-frozen={frozen || undefined}
              aria-label={`${written}. ${sentence}`}
            >
              {frozen ? <IconLock size="0.85em" aria-hidden /> : null}
              {written}
            </UnstyledButton>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {receiptId ? (
            <Menu.Item component="a" href={`/receipts/${receiptId}`} target="_blank" rel="noopener" leftSection={<IconExternalLink size={16} aria-hidden />}>
              {t('figure.open')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => edit(getPos() ?? 0, figure)}>
            {t('figure.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTextSize size={16} aria-hidden />} disabled={written === t('figure.loading')} onClick={asText}>
            {t('figure.as-text')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={deleteNode}>
            {t('figure.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </NodeViewWrapper>
  )
}
