import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy, IconHistory, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { Decimal } from 'decimal.js'
import { useQueryOf } from '#ui/data.ts'
import { KeyValue } from '#ui/KeyValue.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { getReceipt, type Receipt } from '../receipt.contract.ts'
import { ChangeLink } from './ChangeLink.tsx'
import styles from './receipt.module.css'
import { receiptMessages } from './receipt.messages.ts'
import { ReceiptLines } from './ReceiptLines.tsx'
import { ReceiptParts } from './ReceiptParts.tsx'
import { useFigureWords } from './use-figures.ts'
import { useReceiptLines } from './use-receipt-lines.ts'
import { useScopeWords } from './use-scope-words.ts'

/** A figure and everything it stands on, recomputed before the reader's eyes. */
export function ReceiptPage() {
  const t = useMessages(receiptMessages)
  const { receiptId = '' } = useParams({ strict: false })
  const receipt = useQueryOf(getReceipt, { params: { id: receiptId } })
  const lines = useReceiptLines(receipt.parts.length === 0 ? receipt.id : undefined)
  return (
    <Page title={t('title')} description={t('number', { id: receipt.id })} actions={<Actions receipt={receipt} />}>
      <Statement receipt={receipt} scope={useScopeWords(receipt.query, lines.lines[0])} />
      <Current receipt={receipt} />
      <Facts receipt={receipt} />
      {receipt.parts.length > 0 ? <ReceiptParts receipt={receipt} /> : <ReceiptLines receipt={receipt} {...lines} />}
    </Page>
  )
}

function Actions({ receipt: { id, query } }: { receipt: Receipt }) {
  const t = useMessages(receiptMessages)
  return (
    <>
      <ButtonLink to="/figures" search={{ year: query.year }} variant="default">
        {t('overview', { year: String(query.year) })}
      </ButtonLink>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />} onClick={copy}>
            {t('copy-id')}
          </Button>
        )}
      </CopyButton>
      <PrintButton />
    </>
  )
}

function Statement({ receipt, scope }: { receipt: Receipt; scope: string }) {
  const t = useMessages(receiptMessages)
  const { name, value, formats } = useFigureWords()
  const { code, query, unit, check } = receipt
  const Sign = check.holds ? IconShieldCheck : IconShieldX
  return (
    <section className={styles.statement}>
      <p className={styles.sentence}>{t('sentence', { name: name(code), year: String(query.year), scope, moment: formats.moment(receipt.asOf) })}</p>
      <p className={styles.value}>{receipt.value === null ? t('no-value') : value(receipt.value, unit)}</p>
      <p className={styles.check} data-holds={check.holds || undefined}>
        <Sign size={22} stroke={1.8} aria-hidden />
        <span>
          <strong>{check.holds ? t('check.holds') : t('check.fails', { value: value(check.value, unit) })}</strong>{' '}
          {t(check.linesDigest === receipt.linesDigest ? 'check.digest' : 'check.digest-fails')}
        </span>
      </p>
    </section>
  )
}

function Current({ receipt }: { receipt: Receipt }) {
  const t = useMessages(receiptMessages)
  const { name, value, formats } = useFigureWords()
  const { current, unit, code, query } = receipt
  if (!current.changed)
    return (
      <Text size="sm" c="dimmed">
        <IconHistory size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('current.same')}
      </Text>
    )
  const { asOf: _asOf, ...question } = query
  const change =
    current.value === null || receipt.value === null
      ? '–'
      : formats.change(new Decimal(current.value).minus(receipt.value).toFixed(), unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit })
  return (
    <Alert color="amber" icon={<IconAlertTriangle />} title={t('current.changed')}>
      <Text size="sm" mb="xs">
        {t('current.now', { value: value(current.value, unit), change })}
      </Text>
      <Group gap="xs">
        <ButtonLink to="/figures/receipt/$code" params={{ code }} search={question} preload={false} size="xs" variant="default">
          {t('current.open')}
        </ButtonLink>
        <ChangeLink button code={code} query={question} from={{ moment: receipt.asOf }} name={name(code)} />
      </Group>
    </Alert>
  )
}

function Facts({ receipt }: { receipt: Receipt }) {
  const t = useMessages(receiptMessages)
  const words = useFigureWords()
  const { code, query, definitionVersion } = receipt
  const dated = code === 'organisations_active' || code === 'home_countries'
  const map = `map.${query.map}` as 'map.reported'
  return (
    <section className={styles.panel} aria-label={t('facts')}>
      <KeyValue
        items={[
          { label: t('fact.definition'), value: words.definition(code) },
          ...(dated
            ? [{ label: t('fact.version'), value: `${definitionVersion}: ${words.t(`figure.${code}.${definitionVersion === 1 ? 'v1' : 'v2'}`)}` }]
            : []),
          { label: t('fact.formula'), value: words.t(`figure.${code}.formula`) },
          { label: t('fact.map'), value: map in receiptMessages.vi ? t(map) : query.map },
          ...(receipt.unit === 'count'
            ? []
            : [{ label: t('fact.rate'), value: receipt.ratePolicy === 'report-year' ? t('rate.report-year') : receipt.ratePolicy }]),
          { label: t('fact.moment'), value: words.formats.moment(receipt.asOf) },
          { label: t('fact.issued'), value: words.formats.moment(receipt.issuedAt) },
          { label: t('fact.lines'), value: words.formats.count(receipt.lineCount) },
          { label: t('fact.digest'), value: <Code className={styles.digest}>{receipt.linesDigest}</Code> },
        ]}
      />
    </section>
  )
}
