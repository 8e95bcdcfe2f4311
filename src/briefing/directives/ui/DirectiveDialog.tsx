import { Accordion, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { showDirectiveBoard, showPreviousDirectives } from '../board.contract.ts'
import { createDirectives, editDirective, showBriefingDirectives, showDirective } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { type Draft, givenOf, isReady } from './directive-draft.model.ts'
import { type Choice, DirectiveFields } from './DirectiveFields.tsx'

interface DirectiveDialogProps {
  briefingId: string
  /** The directive that is changed; absent for new ones. */
  editing?: { id: string; number: number } | undefined
  drafts: readonly Draft[]
  choices: readonly Choice[]
  year: number
  onClose: () => void
}

/** Writes one directive, changes one, or goes through a batch out of the session's conclusions. */
export function DirectiveDialog({ onClose, ...rest }: DirectiveDialogProps) {
  const t = useMessages(directiveScreens)
  const title = rest.editing ? t('form.title-edit', { number: rest.editing.number }) : t(rest.drafts.length > 1 ? 'form.title-batch' : 'form.title-new')
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
    >
      <Form onClose={onClose} {...rest} />
    </Modal>
  )
}

function Form({ briefingId, editing, drafts: given, choices, year, onClose }: DirectiveDialogProps) {
  const t = useMessages(directiveScreens)
  const [drafts, setDrafts] = useState(given)
  const [tried, setTried] = useState(false)
  const invalidates = [showBriefingDirectives, showDirective, showDirectiveBoard, showPreviousDirectives]
  const create = useAction(createDirectives, { errors: 'form', invalidates, success: ({ ids }) => t('tab.made', { count: ids.length }), onDone: onClose })
  const edit = useAction(editDirective, { errors: 'form', invalidates, success: t('tab.saved'), onDone: onClose })
  const wanted = drafts.filter(({ included }) => included)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [only] = wanted
    if (!only || !wanted.every(isReady)) return
    if (editing) edit.mutate({ params: { id: editing.id }, body: givenOf(only) })
    else create.mutate({ params: { id: briefingId }, body: { directives: wanted.map(givenOf) } })
  }
  const change = (at: number, draft: Draft) => setDrafts((before) => before.map((each, index) => (index === at ? draft : each)))
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary error={create.error ?? edit.error} />
        {drafts.length === 1 && drafts[0] ? (
          <DirectiveFields draft={drafts[0]} onChange={(draft) => change(0, draft)} choices={choices} year={year} tried={tried} />
        ) : (
          <Accordion variant="separated" defaultValue="0" order={3}>
            {drafts.map((draft, at) => (
              <Accordion.Item key={draft.conclusionId ?? at} value={String(at)}>
                <Accordion.Control>
                  <Text fw={500} td={draft.included ? undefined : 'line-through'} lineClamp={2}>
                    {at + 1}. {draft.textVi}
                  </Text>
                </Accordion.Control>
                <Accordion.Panel>
                  <Checkbox
                    mb="sm"
                    label={t('form.include')}
                    checked={draft.included}
                    onChange={(event) => change(at, { ...draft, included: event.currentTarget.checked })}
                  />
                  {draft.included ? <DirectiveFields draft={draft} onChange={(next) => change(at, next)} choices={choices} year={year} tried={tried} /> : null}
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" disabled={wanted.length === 0} loading={create.isPending || edit.isPending}>
            {editing || drafts.length === 1 ? t('form.save') : t('form.save-all', { count: wanted.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
