import { Button, Group } from '@mantine/core'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { noticeMessages } from '../notice-screens.messages.ts'
import { listNotices, readNotice, type Notice } from '../notice.contract.ts'
import { NoticeSearch } from './directory-search.model.ts'
import { MoreButton } from './MoreButton.tsx'
import styles from './notices.module.css'
import { useNoticeSentence } from './use-notice-sentence.ts'
import { usePages } from './use-pages.ts'
import { useSearchState } from './use-search.ts'
import { useSession } from './use-session.ts'

/** Everything that the agency was told, with a way to what it is about. */
export function NoticesPage() {
  const t = useMessages(noticeMessages)
  const { search, change } = useSearchState(NoticeSearch)
  const { pages, ...rest } = usePages(listNotices, search, 'before')
  const notices = pages.flatMap((page) => page.notices)
  const unread = pages[0]?.unread ?? 0
  return (
    <Page
      title={t('title')}
      description={t('description')}
      aside={<StateBadge tone={unread > 0 ? 'attention' : 'good'}>{t('unread.count', { count: unread })}</StateBadge>}
    >
      <Group justify="space-between" align="flex-end" className="no-print">
        <SegmentedParams
          label={t('which')}
          labelShown={false}
          value={search.unread ?? ''}
          options={[
            { value: '', label: t('all') },
            { value: 'true', label: t('unread') },
          ]}
          onChange={(value) => change({ unread: value === 'true' ? 'true' : undefined })}
        />
        <ReadAllButton notices={notices} />
      </Group>
      {notices.length === 0 ? <EmptyState icon={IconBell} title={t(search.unread ? 'empty.unread' : 'empty')} description={t('empty.body')} /> : null}
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeItem notice={notice} />
          </li>
        ))}
      </ul>
      <MoreButton {...rest} />
    </Page>
  )
}

/** The auditor reads along and marks nothing. */
function useMayMark() {
  return useSession().assignment.role !== 'auditor'
}

function ReadAllButton({ notices }: { notices: readonly Notice[] }) {
  const t = useMessages(noticeMessages)
  const mayMark = useMayMark()
  const read = useAction(readNotice, { invalidates: [listNotices] })
  const unread = notices.filter(({ readAt }) => readAt === null)
  if (!mayMark || unread.length === 0) return null
  const readAll = () => unread.forEach(({ id }) => read.mutate({ params: { id } }))
  return (
    <Button variant="default" leftSection={<IconChecks size={18} aria-hidden />} onClick={readAll}>
      {t('read-all')}
    </Button>
  )
}

function NoticeItem({ notice }: { notice: Notice }) {
  const t = useMessages(noticeMessages)
  const formats = useFormats()
  const sentence = useNoticeSentence()
  const mayMark = useMayMark()
  const read = useAction(readNotice, { invalidates: [listNotices] })
  const unread = notice.readAt === null
  const mark = () => unread && mayMark && read.mutate({ params: { id: notice.id } })
  return (
    <div className={styles.item} data-unread={unread || undefined}>
      <div className={styles.words}>
        {notice.link ? (
          <Link to={notice.link} onClick={mark} className={styles.sentence}>
            {sentence(notice)}
          </Link>
        ) : (
          <span className={styles.sentence}>{sentence(notice)}</span>
        )}
        <Group gap="sm">
          <time className={styles.time} dateTime={notice.createdAt}>
            {formats.moment(notice.createdAt)}
          </time>
          {unread ? (
            <StateBadge size="sm" tone="attention">
              {t('state.unread')}
            </StateBadge>
          ) : null}
        </Group>
      </div>
      {unread && mayMark ? (
        <Button size="xs" variant="default" loading={read.isPending} aria-label={`${t('read')}: ${sentence(notice)}`} onClick={mark}>
          {t('read')}
        </Button>
      ) : null}
    </div>
  )
}
