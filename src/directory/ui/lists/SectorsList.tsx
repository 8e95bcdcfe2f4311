import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { deleteSector, listSectors, putSector, putSectorCrs, type Sector } from '../../sector.contract.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { DirectorySearch } from '../directory-search.model.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import type { Field } from '../form/record-form.model.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns, useValidityColumn } from '../provenance.tsx'
import { useSearchState } from '../use-search.ts'
import styles from './lists.module.css'
import { ReferenceList } from './ReferenceList.tsx'
import { RollupTable } from './RollupTable.tsx'
import { sectorTree } from './sector-tree.model.ts'

/** Sectors in two levels with their CRS codes, and how a year's published table groups them. */
export function SectorsList() {
  const t = useMessages(directoryScreenMessages)
  const { search, change } = useSearchState(DirectorySearch)
  const { sectors } = useQueryOf(listSectors, { query: search.on ? { on: search.on } : {} })
  return (
    <Stack gap="xl">
      <Stack component="section" gap="md">
        <div className={`${styles.filters} no-print`}>
          <DayInput
            label={t('on')}
            description={t('on.all-hint')}
            w={170}
            clearable
            value={search.on ?? null}
            onChange={(on) => change({ on: on ?? undefined })}
          />
        </div>
        <SectorTree sectors={sectorTree(sectors)} />
      </Stack>
      <RollupTable />
    </Stack>
  )
}

function SectorTree({ sectors }: { sectors: readonly Sector[] }) {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const [mapped, setMapped] = useState<Sector>()
  const columns: Column<Sector>[] = [
    { id: 'code', header: t('code'), kind: 'code', value: ({ code }) => code, width: '5rem' },
    {
      id: 'name',
      header: t('name'),
      rowHeader: true,
      value: (sector) => `${sector.nameVi} ${sector.nameEn}`,
      cell: (sector) => <SectorName sector={sector} />,
    },
    {
      id: 'crs',
      header: t('sector.crs'),
      filterText: ({ crs }) => crs.map((one) => `${one.crsCode} ${one.crsName}`).join(' '),
      cell: ({ crs }) => <CrsCodes crs={crs} />,
    },
    useValidityColumn<Sector>(),
    ...useProvenanceColumns<Sector>(),
  ]
  return (
    <>
      <ReferenceList
        numbered={false}
        caption={t('list.sectors')}
        columns={columns}
        rows={sectors}
        rowKey={({ code }) => code}
        nameOf={(sector) => `${sector.code} ${named(sector)}`}
        fields={useSectorFields(sectors)}
        put={putSector}
        gone={{ route: deleteSector, inputOf: ({ code }) => ({ params: { code } }) }}
        invalidates={[listSectors]}
        rowActions={(sector) => (
          <Button size="compact-sm" variant="default" aria-label={t('sector.crs-of', { name: sector.code })} onClick={() => setMapped(sector)}>
            {t('sector.crs-edit')}
          </Button>
        )}
      />
      <CrsDrawer sector={mapped} onClose={() => setMapped(undefined)} />
    </>
  )
}

function SectorName({ sector }: { sector: Sector }) {
  const named = useNamed()
  return sector.parentCode === null ? <strong>{named(sector)}</strong> : <span className={styles.second}>{named(sector)}</span>
}

function CrsCodes({ crs }: { crs: Sector['crs'] }) {
  const t = useMessages(directoryScreenMessages)
  return (
    <span className={styles.codes}>
      {crs.map((one) => (
        <span key={one.crsCode} title={one.crsName}>
          {one.isDefault ? <strong>{one.crsCode}</strong> : one.crsCode}{' '}
          <span className={styles.none}>
            {one.crsName}
            {one.isDefault ? ` (${t('sector.default')})` : ''}
          </span>
        </span>
      ))}
    </span>
  )
}

function useSectorFields(sectors: readonly Sector[]): Field[] {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { names, validity, provenance } = useSharedFields()
  const parents = sectors.filter(({ parentCode }) => parentCode === null).map((one) => ({ value: one.code, label: `${one.code} – ${named(one)}` }))
  return [
    { name: 'code', label: t('code'), key: true, hint: t('sector.code-hint') },
    { name: 'parentCode', label: t('sector.parent'), kind: 'select', optional: true, options: parents, hint: t('sector.parent-hint') },
    ...names,
    { name: 'position', label: t('position'), kind: 'number', initial: '100' },
    { name: 'inPicker', label: t('sector.in-picker'), kind: 'flag', initial: true },
    ...validity,
    ...provenance,
  ]
}

function CrsDrawer({ sector, onClose }: { sector: Sector | undefined; onClose: () => void }) {
  const t = useMessages(directoryScreenMessages)
  const { certainty } = useSharedFields()
  const columns: Field[] = [
    { name: 'crsCode', label: t('sector.crs-code'), hint: t('sector.crs-hint') },
    { name: 'crsName', label: t('name') },
    certainty,
    { name: 'isDefault', label: t('sector.default'), kind: 'flag' },
  ]
  return (
    <RecordDrawer
      wide
      opened={sector !== undefined}
      title={t('sector.crs-of', { name: sector?.code ?? '' })}
      route={putSectorCrs}
      fields={[{ name: 'crs', label: t('sector.crs'), kind: 'rows', columns, most: 20 }]}
      record={sector}
      fixed={{ code: sector?.code }}
      invalidates={[listSectors]}
      onClose={onClose}
    />
  )
}
