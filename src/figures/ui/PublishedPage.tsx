import { Button, Checkbox, NativeSelect, Text } from '@mantine/core'
import { IconNewsOff, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { secretariat, type Role } from '#directory/role.contract.ts'
import { getSession } from '#directory/session.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { verdicts } from '../judge.model.ts'
import { listPrinted, type PrintedRecord } from '../published.contract.ts'
import styles from './figures-layout.module.css'
import { PageActions } from './PageActions.tsx'
import { PrintedForm } from './PrintedForm.tsx'
import { PrintedTable } from './PrintedTable.tsx'
import own from './published-page.module.css'
import { publishedPageMessages } from './published-page.messages.ts'
import { countVerdicts, filterPrinted, PublishedSearch } from './published-rows.model.ts'
import { usePrintedWords } from './use-printed-words.ts'

/** What was printed, beside what is computed: where they differ, by how much, and why. */
export function PublishedPage() {
  const t = useMessages(publishedPageMessages)
  const { printed } = useQueryOf(listPrinted)
  const search = PublishedSearch.parse(useSearch({ strict: false }))
  const { session } = useQueryOf(getSession)
  const [adding, setAdding] = useState(false)
  const mayWrite = (secretariat as readonly Role[]).includes(session?.assignment.role ?? 'ngo')
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {add}
          <PageActions />
        </>
      }
    >
      {printed.length === 0 ? (
        <EmptyState icon={IconNewsOff} title={t('empty.title')} description={t('empty.body')} />
      ) : (
        <>
          <Summary printed={printed} />
          <Filters printed={printed} search={search} />
          <section className={styles.panel}>
            <PrintedTable rows={filterPrinted(printed, search)} mayWrite={mayWrite} />
            <Text size="sm" c="dimmed" mt="md">
              {t('rules')}
            </Text>
          </section>
        </>
      )}
      {adding ? <PrintedForm onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

/** How many stand how; each opens the table on it. */
function Summary({ printed }: { printed: readonly PrintedRecord[] }) {
  const t = useMessages(publishedPageMessages)
  const { search, change } = useFilter()
  const counts = countVerdicts(printed)
  return (
    <div className={own.summary}>
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={own.count}
          data-verdict={verdict}
          aria-pressed={search.verdict === verdict}
          onClick={() => change({ verdict: search.verdict === verdict ? undefined : verdict })}
        >
          <strong>{counts[verdict]}</strong>
          <span>{t(`verdict.${verdict}`)}</span>
        </button>
      ))}
    </div>
  )
}

function useFilter() {
  const search = PublishedSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (changes: Partial<PublishedSearch>) => void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), replace: true, resetScroll: false })
  return { search, change }
}

function Filters({ printed, search }: { printed: readonly PrintedRecord[]; search: PublishedSearch }) {
  const t = useMessages(publishedPageMessages)
  const { sourceOf, scopeOf } = usePrintedWords()
  const { change } = useFilter()
  const any = { value: '', label: t('filter.any') }
  const look = { size: 'sm', labelProps: { c: 'dimmed', size: 'xs' } } as const
  const distinct = <T extends string | number>(of: (row: PrintedRecord) => T) => [...new Set(printed.map(of))]
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('filter.label')}>
      <NativeSelect
        {...look}
        label={t('filter.verdict')}
        data={[any, ...verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))]}
        value={search.verdict ?? ''}
        onChange={(event) => change({ verdict: verdicts.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        {...look}
        label={t('filter.year')}
        data={[any, ...distinct(({ reportYear }) => reportYear).map(String)]}
        value={String(search.year ?? '')}
        onChange={(event) => change({ year: Number(event.currentTarget.value) || undefined })}
      />
      <NativeSelect
        {...look}
        label={t('filter.scope')}
        data={[any, ...distinct(({ scope }) => scope).map((value) => ({ value, label: scopeOf(value) }))]}
        value={search.scope ?? ''}
        onChange={(event) => change({ scope: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        {...look}
        label={t('filter.source')}
        data={[any, ...distinct(({ source }) => source).map((value) => ({ value, label: sourceOf(value) }))]}
        value={search.source ?? ''}
        onChange={(event) => change({ source: event.currentTarget.value || undefined })}
      />
      {printed.some(({ withdrawnAt }) => withdrawnAt !== null) ? (
        <Checkbox
          label={t('filter.withdrawn')}
          checked={search.withdrawn ?? false}
          onChange={(event) => change({ withdrawn: event.currentTarget.checked || undefined })}
        />
      ) : null}
    </section>
  )
}
