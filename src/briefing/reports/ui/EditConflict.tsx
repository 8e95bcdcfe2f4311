import { Alert, Badge, Button, CopyButton, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconCopy, IconGitCompare, IconUserEdit } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { figureMessages } from '#figures/figure.messages.ts'
import { Problem } from '#platform/problem.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { plainText } from '../../text/rich-text.model.ts'
import { ConflictFrame } from '../../text/ui/ConflictFrame.tsx'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import type { ReportItem } from '../report-item.contract.ts'
import { reportSectionChanged } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { templateChanged } from '../report-template.contract.ts'
import type { OwnCopyInHand } from './use-own-copy.ts'

const conflictCodes: readonly string[] = [reportSectionChanged.code, templateChanged.code]
/** Whether a save was refused because somebody else was faster. */
export const isEditConflict = (error: unknown): boolean => error instanceof Problem && conflictCodes.includes(error.code)

/** One stretch of a text, to be read beside the other's. */
export interface Stretch {
  name: string
  body: string | readonly ReportItem[]
}

interface EditConflictProps<T> {
  copy: OwnCopyInHand<T>
  /** The last save was refused for it: the writer is brought to the choice. */
  refused: boolean
  /** A text as its stretches, in order. */
  stretchesOf: (value: T) => Stretch[]
  /** Saves the own text over the other's. */
  onKeepMine: (revision: number) => void
}

/** Somebody else was faster: says who and when, shows both texts, and lets the writer choose without losing either. */
export function EditConflict<T>({ copy, refused, stretchesOf, onKeepMine }: EditConflictProps<T>) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const [comparing, setComparing] = useState(false)
  const { theirs, value, aside } = copy
  const textOf = useTextOf()
  const box = useRef<HTMLDivElement>(null)
  const isAsked = refused && theirs !== null
  useEffect(() => {
    if (isAsked) box.current?.focus()
  }, [isAsked])
  if (!theirs) return aside === null ? null : <Aside text={textOf(stretchesOf(aside))} onTakeBack={copy.takeBack} />
  const by = theirs.by ?? t('conflict.somebody')
  const said = t('conflict.said', { by, at: theirs.at ? moment(theirs.at) : 'none' })
  const [mine, others] = [stretchesOf(value), stretchesOf(theirs.value)]
  const close = () => setComparing(false)
  return (
    <Alert ref={box} tabIndex={-1} color="amber" role="alert" icon={<IconUserEdit aria-hidden />} title={said}>
      <Text size="sm">{t('conflict.kept')}</Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" leftSection={<IconGitCompare size={16} aria-hidden />} onClick={() => setComparing(true)}>
          {t('conflict.compare')}
        </Button>
        <CopyMine text={textOf(mine)} />
      </Group>
      <ConflictFrame
        opened={comparing}
        onClose={close}
        title={said}
        mine={{ title: t('conflict.mine'), text: <Stretches shown={mine} other={others} /> }}
        theirs={{ title: t('conflict.theirs', { by: theirs.by ?? 'none' }), text: <Stretches shown={others} other={mine} /> }}
        hint={t('conflict.hint')}
      >
        <CopyMine text={textOf(mine)} />
        <Button
          variant="default"
          onClick={() => {
            copy.takeTheirs()
            close()
          }}
        >
          {t('conflict.take')}
        </Button>
        <Button
          onClick={() => {
            copy.keepMine()
            onKeepMine(theirs.revision)
            close()
          }}
        >
          {t('conflict.keep')}
        </Button>
      </ConflictFrame>
    </Alert>
  )
}

/** Another's text was taken: the own one is still here. */
function Aside({ text, onTakeBack }: { text: string; onTakeBack: () => void }) {
  const t = useMessages(reportScreens)
  return (
    <Alert color="navy" variant="light" role="status">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t('conflict.aside')}</Text>
        <Group gap="xs">
          <CopyMine text={text} />
          <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={onTakeBack}>
            {t('conflict.take-back')}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}

function CopyMine({ text }: { text: string }) {
  const t = useMessages(reportScreens)
  return (
    <CopyButton value={text} timeout={3000}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
          {t(copied ? 'conflict.copied' : 'conflict.copy')}
        </Button>
      )}
    </CopyButton>
  )
}

function Stretches({ shown, other }: { shown: readonly Stretch[]; other: readonly Stretch[] }) {
  const t = useMessages(reportScreens)
  const differs = ({ name, body }: Stretch) => JSON.stringify(other.find((one) => one.name === name)?.body) !== JSON.stringify(body)
  return shown.map((stretch) => (
    <div key={stretch.name}>
      <Group gap="xs" mt="xs">
        <Text size="sm" c="dimmed">
          {stretch.name}
        </Text>
        {differs(stretch) ? (
          <Badge size="sm" color="amber" variant="light">
            {t('conflict.differs')}
          </Badge>
        ) : null}
      </Group>
      <Body body={stretch.body} />
    </div>
  ))
}

function Body({ body }: { body: Stretch['body'] }) {
  const t = useMessages(reportScreens)
  if (typeof body === 'string') return <Text style={{ whiteSpace: 'pre-line' }}>{body === '' ? '–' : body}</Text>
  return body.map((item, index) =>
    item.type === 'text' ? (
      <RichTextView key={index} text={item.body} language="vi" />
    ) : (
      <Text key={index} fw={600} size="sm">
        [{t(`piece.${item.piece}`)}]
      </Text>
    ),
  )
}

/** A text in plain words for the clipboard; a live figure is told by its name and year. */
function useTextOf(): (stretches: readonly Stretch[]) => string {
  const t = useMessages(reportScreens)
  const figures = useMessages(figureMessages)
  const itemText = (item: ReportItem) =>
    item.type === 'piece' ? `[${t(`piece.${item.piece}`)}]` : plainText(item.body, ({ attrs }) => `[${figures(`figure.${attrs.code}`)} ${attrs.query.year}]`)
  return (stretches) => stretches.map(({ name, body }) => `${name}\n${typeof body === 'string' ? body : body.map(itemText).join('\n')}`).join('\n\n')
}
