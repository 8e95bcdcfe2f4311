import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { useViewer } from '../../ui/use-viewer.ts'
import { showPreviousDirectives } from '../board.contract.ts'
import { type Directive, removeDirective, showBriefingDirectives } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { type Draft, draftOf, newDraft } from './directive-draft.model.ts'
import { DirectiveDialog } from './DirectiveDialog.tsx'
import { DirectiveTable } from './DirectiveTable.tsx'
import { LastYearsDirectives } from './LastYearsDirectives.tsx'

/** The directives of a briefing: what the one before left, what this one concluded, and what was made of it. */
export function DirectivesTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(directiveScreens)
  const { isSecretariat } = useViewer()
  const { directives, parts, conclusions, choices, proposedDueOn, proposedYear } = useQueryOf(showBriefingDirectives, { params: { id: briefingId } })
  const [writing, setWriting] = useState<{ drafts: Draft[]; editing?: Directive }>()
  const open = conclusions.filter(({ directiveIds }) => directiveIds.length === 0)
  const write = (...drafts: Draft[]) => setWriting({ drafts })
  return (
    <Stack gap="lg">
      <LastYearsDirectives briefingId={briefingId} mayCarry={isSecretariat} />
      {isSecretariat ? (
        <Paper withBorder p="md" component="section" aria-label={t('tab.conclusions')}>
          <Group justify="space-between" mb="sm">
            <Title order={2} size="h4">
              {t('tab.conclusions')}
            </Title>
            <Group gap="xs">
              {open.length > 0 ? (
                <Button onClick={() => write(...open.map((one) => newDraft(proposedDueOn, one)))}>{t('tab.make-all', { count: open.length })}</Button>
              ) : null}
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => write(newDraft(proposedDueOn))}>
                {t('tab.new')}
              </Button>
            </Group>
          </Group>
          {conclusions.length === 0 ? <Text c="dimmed">{t('tab.no-conclusions')}</Text> : null}
          <List type="ordered" spacing="xs">
            {conclusions.map(({ id, text, directiveIds }) => (
              <List.Item key={id}>
                {text}{' '}
                <Text span size="sm" c={directiveIds.length > 0 ? 'dimmed' : 'amber.9'}>
                  ({t('tab.turned', { count: directiveIds.length })})
                </Text>
              </List.Item>
            ))}
          </List>
        </Paper>
      ) : null}
      <section>
        <Title order={2} size="h4" mb="xs">
          {t('tab.directives')}
        </Title>
        {directives.some(({ state }) => state === 'draft') ? (
          <Text size="sm" c="dimmed" mb="xs">
            {t('tab.issue-with-notice')}
          </Text>
        ) : null}
        {directives.length === 0 ? (
          <EmptyState title={t('tab.none')} description={t('tab.none-hint')} level={3} />
        ) : (
          <DirectiveTable directives={directives} caption={t('tab.directives')} withYear={false} />
        )}
        {isSecretariat ? (
          <Drafts
            directives={directives.filter(({ state }) => state === 'draft')}
            onEdit={(directive) => setWriting({ drafts: [draftOf(directive, parts)], editing: directive })}
          />
        ) : null}
      </section>
      {writing ? (
        <DirectiveDialog
          briefingId={briefingId}
          drafts={writing.drafts}
          editing={writing.editing}
          choices={choices}
          year={proposedYear}
          onClose={() => setWriting(undefined)}
        />
      ) : null}
    </Stack>
  )
}

function Drafts({ directives, onEdit }: { directives: readonly Directive[]; onEdit: (directive: Directive) => void }) {
  const t = useMessages(directiveScreens)
  const remove = useAction(removeDirective, { invalidates: [showBriefingDirectives, showPreviousDirectives], success: t('moved.remove') })
  if (directives.length === 0) return null
  return (
    <Stack gap={4} mt="sm" className="no-print">
      {directives.map((directive) => (
        <Group key={directive.id} gap="xs">
          <Text size="sm" flex={1} miw={200} lineClamp={1}>
            {directive.number}. {directive.textVi}
          </Text>
          <Button size="xs" variant="default" onClick={() => onEdit(directive)}>
            {t('action.edit')}
          </Button>
          <Button size="xs" variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate({ params: { id: directive.id } })}>
            {t('action.remove')}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
