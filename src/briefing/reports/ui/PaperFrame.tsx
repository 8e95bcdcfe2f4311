import { formatLongDate } from '#platform/format.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { Particulars } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import styles from './report.module.css'

const BLANK = '……'

/** The head of the paper, in two columns, with title and legal bases. Official words stay Vietnamese in every language. */
export function PaperHead({ particulars }: { particulars: Particulars }) {
  const t = useMessages(reportScreens)
  const { parentBody, issuingBody, number, symbol, place, date, subject, legalBases, addressee } = particulars
  return (
    <header aria-label={t('preview.head')}>
      <div className={styles.state}>
        <div>
          {parentBody ? <div>{parentBody.toLocaleUpperCase('vi')}</div> : null}
          <strong className={styles.body}>{issuingBody.toLocaleUpperCase('vi')}</strong>
          <div>
            {'Số: '}
            {number === null ? BLANK : String(number).padStart(2, '0')}/{symbol}
          </div>
        </div>
        <div>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
          <strong className={styles.motto}>Độc lập - Tự do - Hạnh phúc</strong>
          <em>
            {place}, {date === null ? `ngày ${BLANK} tháng ${BLANK} năm ${BLANK}` : formatLongDate(date, 'vi')}
          </em>
        </div>
      </div>
      <p className={styles.title}>
        BÁO CÁO
        <br />
        {subject}
      </p>
      {addressee ? <p className={styles.addressee}>{t('preview.to', { whom: addressee })}</p> : null}
      {legalBases.map((basis, index) => (
        <p key={basis} className={styles.basis}>
          {basis}
          {index === legalBases.length - 1 ? '.' : ';'}
        </p>
      ))}
    </header>
  )
}

/** Recipients and the place of the signature. */
export function PaperEnd({ particulars: { signature, recipients, archiveUnit } }: { particulars: Particulars }) {
  const t = useMessages(reportScreens)
  return (
    <div className={styles.end}>
      <div className={styles.recipients}>
        <strong>
          <em>{t('preview.recipients')}</em>
        </strong>
        {recipients.map((name) => (
          <div key={name}>- {name};</div>
        ))}
        <div>- Lưu: VT, {archiveUnit}.</div>
      </div>
      <div className={styles.signature}>
        {[...signature.authority, signature.position].map((line) => (
          <strong key={line}>{line.toLocaleUpperCase('vi')}</strong>
        ))}
        <strong className={styles.signer}>{signature.name}</strong>
      </div>
    </div>
  )
}
