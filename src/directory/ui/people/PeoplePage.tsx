import { Button, NativeSelect, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import { listPeople, type Assignment, type Person } from '../../person.contract.ts'
import { Role } from '../../role.contract.ts'
import { PeopleSearch } from '../directory-search.model.ts'
import { withoutAccents } from '../form/FormField.tsx'
import styles from '../lists/lists.module.css'
import { useAgencyOptions } from '../lists/use-agency-fields.ts'
import { MoreButton } from '../MoreButton.tsx'
import { usePages } from '../use-pages.ts'
import { useSearchState } from '../use-search.ts'
import { useRoleName } from '../use-session.ts'
import { useToday } from '../use-today.ts'
import { assignmentState } from './assignment.model.ts'
import { CreatePersonDrawer } from './CreatePersonDrawer.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'

/** Everybody who may enter, with their roles; the administrator's page. */
export function PeoplePage() {
  const t = useMessages(peopleMessages)
  const { search, change } = useSearchState(PeopleSearch)
  const [adding, setAdding] = useState(false)
  const { open: _open, ...query } = search
  const { pages, ...rest } = usePages(listPeople, query, 'after')
  const add = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <Filters />
      <PeopleTable people={pages.flatMap(({ people }) => people)} />
      <MoreButton {...rest} />
      <CreatePersonDrawer opened={adding} onClose={() => setAdding(false)} onCreated={(open) => change({ open })} />
      {search.open ? <PersonDrawer id={search.open} onClose={() => change({ open: undefined })} /> : null}
    </Page>
  )
}

function Filters() {
  const t = useMessages(peopleMessages)
  const roleName = useRoleName()
  const { search, change } = useSearchState(PeopleSearch)
  const find = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 300)
  return (
    <div className={`${styles.filters} no-print`} role="search">
      <TextInput
        type="search"
        w={280}
        label={t('search')}
        defaultValue={search.search ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => find(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('role')}
        data={[{ value: '', label: t('all') }, ...Role.options.map((value) => ({ value, label: roleName(value) }))]}
        value={search.role ?? ''}
        onChange={(event) => change({ role: Role.safeParse(event.currentTarget.value).data })}
      />
      <Select
        w={320}
        label={t('agency')}
        data={useAgencyOptions()}
        value={search.agency ?? null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('all') }}
        placeholder={t('all')}
        filter={withoutAccents}
        onChange={(agency) => change({ agency: agency ?? undefined })}
      />
      <NativeSelect
        label={t('state')}
        data={[
          { value: '', label: t('all') },
          { value: 'true', label: t('state.true') },
          { value: 'false', label: t('state.false') },
        ]}
        value={search.active ?? ''}
        onChange={(event) => change({ active: PeopleSearch.shape.active.parse(event.currentTarget.value) })}
      />
    </div>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useMessages(peopleMessages)
  const { search } = useSearchState(PeopleSearch)
  const columns: Column<Person>[] = [
    {
      id: 'name',
      header: t('name'),
      rowHeader: true,
      cell: (person) => (
        <AnchorLink to="." search={{ ...search, open: person.id }} fz="inherit">
          {person.fullName}
        </AnchorLink>
      ),
    },
    { id: 'email', header: t('email'), cell: ({ email }) => email },
    { id: 'roles', header: t('role'), cell: ({ assignments }) => <CurrentRoles assignments={assignments} /> },
    {
      id: 'state',
      header: t('state'),
      cell: ({ active }) => (
        <StateBadge size="sm" tone={active ? 'good' : 'bad'}>
          {t(active ? 'state.true' : 'state.false')}
        </StateBadge>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      pageSize={5000}
      rowTone={({ active }) => (active ? undefined : 'muted')}
    />
  )
}

function CurrentRoles({ assignments }: { assignments: readonly Assignment[] }) {
  const t = useMessages(peopleMessages)
  const roleName = useRoleName()
  const { locale } = useLocale()
  const today = useToday()
  const current = assignments.filter((one) => assignmentState(one, today) === 'current')
  if (current.length === 0)
    return (
      <StateBadge size="sm" tone="attention">
        {t('no-role')}
      </StateBadge>
    )
  return (
    <span>
      {current.map((one) => (
        <span key={one.id} style={{ display: 'block' }}>
          {roleName(one.role)}
          <span className={styles.small}>{locale === 'en' ? one.agencyEn : one.agencyVi}</span>
        </span>
      ))}
    </span>
  )
}
