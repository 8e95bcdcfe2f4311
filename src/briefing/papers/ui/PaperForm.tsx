import { Alert, Button, Group, Modal, MultiSelect, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { showAgenda } from '../../agenda.contract.ts'
import { listPoints } from '../../point.contract.ts'
import { type Circulation, createPaper, editPaper, listPaperReaders, listPapers, type Paper, type PaperKind, showPaper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'

export interface PaperFormProps {
  briefingId: string
  opened: boolean
  onClose: () => void
  /** The paper to change and the agencies listed for it; a new one when absent. */
  paper?: Paper
  listed?: readonly string[]
}

/** Title, place in the agenda and circulation of a paper. */
export function PaperForm({ opened, onClose, ...rest }: PaperFormProps) {
  const t = useMessages(paperScreenMessages)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t(rest.paper ? 'form.edit' : 'form.add')}
        </Text>
      }
    >
      <Fields onClose={onClose} {...rest} />
    </Modal>
  )
}

interface Given {
  title: string
  kind: PaperKind
  agendaItemId: string | null
  circulation: Circulation
  readers: string[]
}

function Fields({ briefingId, onClose, paper, listed = [] }: Omit<PaperFormProps, 'opened'>) {
  const t = useMessages(paperScreenMessages)
  const sentenceOf = useProblemSentence()
  const [given, setGiven] = useState<Given>({
    title: paper?.title ?? '',
    kind: paper?.kind ?? 'text',
    agendaItemId: paper?.agendaItemId ?? null,
    circulation: paper?.circulation ?? 'points',
    readers: [...listed],
  })
  const put = (change: Partial<Given>) => setGiven((old) => ({ ...old, ...change }))
  const { create, edit } = useKeeping(onClose)
  const { items, agencies } = useChoices(briefingId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { kind, ...body } = given
    if (paper) edit.mutate({ params: { id: paper.id }, body })
    else create.mutate({ params: { id: briefingId }, body: { ...body, kind } })
  }
  const error = create.error ?? edit.error
  return (
    <form onSubmit={submit}>
      <Stack>
        {error ? (
          <Alert color="red" role="alert">
            {sentenceOf(error)}
          </Alert>
        ) : null}
        <TextInput
          data-autofocus
          required
          maxLength={300}
          label={t('form.title')}
          value={given.title}
          onChange={(event) => put({ title: event.currentTarget.value })}
        />
        {paper ? null : (
          <Radio.Group label={t('form.kind')} value={given.kind} onChange={(kind) => put({ kind: kind as PaperKind })}>
            <Group mt={6}>
              <Radio value="text" label={t('kind.text')} />
              <Radio value="file" label={`${t('kind.file')} (.docx, .xlsx, .pptx, .pdf, .png, .jpg)`} />
            </Group>
          </Radio.Group>
        )}
        <Select
          clearable
          label={t('form.item')}
          placeholder={t('form.item.none')}
          data={items}
          value={given.agendaItemId}
          onChange={(agendaItemId) => put({ agendaItemId })}
        />
        <Radio.Group label={t('form.circulation')} value={given.circulation} onChange={(circulation) => put({ circulation: circulation as Circulation })}>
          <Stack gap="xs" mt={6}>
            {(['points', 'open', 'restricted'] as const).map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`circulation.${one}`)}
                description={t(`circulation.${one}.hint`)}
                disabled={one === 'restricted' && given.kind === 'file'}
              />
            ))}
          </Stack>
        </Radio.Group>
        {given.circulation === 'restricted' ? (
          <MultiSelect
            searchable
            hidePickedOptions
            required
            label={t('form.readers')}
            data={agencies}
            value={given.readers}
            onChange={(readers) => put({ readers })}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || edit.isPending}>
            {t(paper ? 'form.save' : 'form.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useKeeping(onClose: () => void) {
  const t = useMessages(paperScreenMessages)
  const navigate = useNavigate()
  const create = useAction(createPaper, {
    invalidates: [listPapers],
    errors: 'form',
    onDone: ({ id }) => void navigate({ to: '/papers/$paperId', params: { paperId: id } }),
  })
  const edit = useAction(editPaper, { invalidates: [listPapers, showPaper, listPaperReaders], errors: 'form', success: t('form.saved'), onDone: onClose })
  return { create, edit }
}

function useChoices(briefingId: string) {
  const { locale } = useLocale()
  const named = useNamed()
  const agenda = useQueryOf(showAgenda, { params: { id: briefingId } })
  const { points } = useQueryOf(listPoints, { params: { id: briefingId } })
  const agencies = new Map(points.filter(({ parentId, kind }) => parentId === null && kind !== 'centre').map((point) => [point.agencyId, named(point)]))
  return {
    // An item on restricted matters takes no papers: it is not offered.
    items: agenda.items.flatMap((item) =>
      item.kind === 'restricted' ? [] : [{ value: item.id, label: `${item.position}. ${locale === 'en' ? item.titleEn : item.titleVi}` }],
    ),
    agencies: [...agencies].map(([value, label]) => ({ value, label })),
  }
}
