import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queryOf, useAction } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { NoticesBell } from '#ui/shell/NoticesBell.tsx'
import { noticeMessages } from '../notice-screens.messages.ts'
import { listNotices, readNotice, type Notice } from '../notice.contract.ts'
import styles from './NewestNotices.module.css'
import page from './notices.module.css'
import { useNoticeSentence } from './use-notice-sentence.ts'
import { useSession } from './use-session.ts'

const everyMinute = 60_000
const shown = 8

/** The bell of the header: the newest notices of the agency; opening one marks it as read. */
export function NewestNotices() {
  const { data } = useQuery({ ...queryOf(listNotices, { query: { limit: shown } }), refetchInterval: everyMinute })
  const t = useMessages(noticeMessages)
  const footer = (
    <Link to="/notices" className={page.all}>
      {t('see-all')}
    </Link>
  )
  if (!data || data.notices.length === 0) return <NoticesBell unread={data?.unread ?? 0} footer={footer} />
  return (
    <NoticesBell unread={data.unread} footer={footer}>
      <ul className={styles.list}>
        {data.notices.map((notice) => (
          <li key={notice.id}>
            <NoticeRow notice={notice} />
          </li>
        ))}
      </ul>
    </NoticesBell>
  )
}

function NoticeRow({ notice }: { notice: Notice }) {
  const formats = useFormats()
  const sentence = useNoticeSentence()
  const { assignment } = useSession()
  const read = useAction(readNotice, { invalidates: [listNotices] })
  const unread = notice.readAt === null
  const open = () => {
    if (unread && assignment.role !== 'auditor') read.mutate({ params: { id: notice.id } })
  }
  return (
    <Link to={notice.link ?? '.'} className={styles.row} data-unread={unread || undefined} onClick={open}>
      {sentence(notice)}
      <time className={styles.time} dateTime={notice.createdAt}>
        {formats.moment(notice.createdAt)}
      </time>
    </Link>
  )
}
