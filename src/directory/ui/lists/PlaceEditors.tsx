import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import {
  addAlias,
  addPlaceName,
  deleteAlias,
  getPlace,
  listPlaces,
  listPlaceSets,
  listSuccessions,
  putSuccessors,
  type PlaceDetail,
} from '../../place.contract.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import { RemoveDialog } from '../form/RemoveDialog.tsx'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useMayKeep } from '../use-may-keep.ts'

/** A new name or kind from a day on. */
export function AddNameButton({ placeId }: { placeId: string }) {
  const t = useMessages(directoryScreenMessages)
  const [opened, setOpened] = useState(false)
  const { names, certainty } = useSharedFields()
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('place.add-name')}
      </Button>
      <RecordDrawer
        opened={opened}
        title={t('place.add-name')}
        intro={t('place.add-name-hint')}
        route={addPlaceName}
        fixed={{ id: placeId }}
        fields={[
          ...names,
          { name: 'fullNameVi', label: t('place.full-name'), hint: t('place.full-name-hint') },
          { name: 'kind', label: t('kind') },
          { name: 'validFrom', label: t('valid-from'), kind: 'date' },
          { name: 'legalBasis', label: t('place.basis'), optional: true },
          certainty,
        ]}
        invalidates={[getPlace, listPlaces]}
        onClose={() => setOpened(false)}
      />
    </>
  )
}

/** What became of a place, with shares that add up to one. */
export function SuccessorsButton({ detail }: { detail: PlaceDetail }) {
  const t = useMessages(directoryScreenMessages)
  const [opened, setOpened] = useState(false)
  const { provenance } = useSharedFields()
  const options = useLaterPlaces(detail.place.setId)
  const [first] = detail.successors
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('edit')}
      </Button>
      <RecordDrawer
        wide
        opened={opened}
        title={t('place.edit-successors')}
        intro={t('place.shares-hint')}
        route={putSuccessors}
        fixed={{ id: detail.place.id }}
        fields={[
          {
            name: 'successors',
            label: t('successors'),
            kind: 'rows',
            columns: [
              { name: 'successorId', label: t('place'), kind: 'select', options },
              { name: 'share', label: t('share'), initial: '1', hint: t('share.hint') },
            ],
          },
          ...provenance,
        ]}
        record={{ successors: detail.successors, source: first?.source, certainty: first?.certainty ?? 'high' }}
        invalidates={[getPlace, listSuccessions]}
        onClose={() => setOpened(false)}
      />
    </>
  )
}

function useLaterPlaces(setId: string): { value: string; label: string }[] {
  const named = useNamed()
  const { sets } = useQueryOf(listPlaceSets)
  const last = sets.findLast(({ id }) => id !== setId)?.id ?? setId
  const { places } = useQueryOf(listPlaces, { query: { set: last } })
  return places.map((place) => ({ value: place.id, label: `${named(place)} (${place.id})` }))
}

/** The spellings by which files are understood; the administrator teaches more and takes wrong ones away. */
export function Aliases({ detail }: { detail: PlaceDetail }) {
  const t = useMessages(directoryScreenMessages)
  const mayKeep = useMayKeep()
  const [leaving, setLeaving] = useState<PlaceDetail['aliases'][number]>()
  const { id } = detail.place
  return (
    <Stack gap="sm">
      {detail.aliases.length === 0 ? <Text c="dimmed">{t('none')}</Text> : null}
      <Group gap={6}>
        {detail.aliases.map((alias) => (
          <Badge
            key={alias.key}
            variant="light"
            color="gray"
            size="lg"
            component="span"
            rightSection={
              mayKeep ? (
                <ActionIcon
                  size="sm"
                  variant="transparent"
                  color="gray"
                  aria-label={t('remove.title', { name: alias.alias })}
                  onClick={() => setLeaving(alias)}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              ) : null
            }
          >
            {alias.alias}
          </Badge>
        ))}
      </Group>
      {mayKeep ? <AliasForm placeId={id} /> : null}
      <RemoveDialog
        route={deleteAlias}
        target={leaving ? { input: { params: { id, key: leaving.key } }, name: leaving.alias } : undefined}
        invalidates={[getPlace]}
        onClose={() => setLeaving(undefined)}
      />
    </Stack>
  )
}

function AliasForm({ placeId }: { placeId: string }) {
  const t = useMessages(directoryScreenMessages)
  const [alias, setAlias] = useState('')
  const add = useAction(addAlias, { invalidates: [getPlace], success: t('form.saved'), onDone: () => setAlias('') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (alias.trim() !== '') add.mutate({ params: { id: placeId }, body: { alias } })
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('place.add-alias')}
          description={t('place.alias-hint')}
          value={alias}
          maxLength={200}
          onChange={(event) => setAlias(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('add')}
        </Button>
      </Group>
    </form>
  )
}
