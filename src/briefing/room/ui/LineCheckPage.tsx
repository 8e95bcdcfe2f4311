import { Button, Group, List, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlay, IconSend, IconVolume } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { checkLine, type LineCheckResult } from '#platform/media/browser/line-check.web.ts'
import { playTone } from '#platform/media/browser/sound.web.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { listLineChecks, makeLineCheck, type LineGrade, type LineMeasures } from '../../line-check.contract.ts'
import { lineCheckMessages } from '../../line-check.messages.ts'
import { findingsOf, gradeOf } from '../../line-check.model.ts'
import { showPoint, showReadiness } from '../../point.contract.ts'
import { lineCheckPageMessages } from './line-check-page.messages.ts'
import { browserOf, measuresOf } from './line-measures.model.ts'
import { openLineSignal, type LineHindrance } from './line-signal.ts'
import styles from './line-check.module.css'

const gradeTones: Record<LineGrade, StateTone> = { good: 'good', fair: 'working', poor: 'attention', failed: 'bad' }

type Check = { state: 'idle' } | { state: 'running' } | { state: 'done'; result: LineCheckResult; hindered: LineHindrance | null }

/** A room tests its camera, microphone, loudspeaker and line, sees what to mend, and sends the result to the centre. */
export function LineCheckPage() {
  const t = useMessages(lineCheckPageMessages)
  const named = useNamed()
  const { briefingId = '', pointId = '' } = useParams({ strict: false })
  const params = { id: briefingId, pointId }
  const point = useQuery(queryOf(showPoint, { params })).data?.point
  return (
    <Page title={point ? `${t('title')} – ${named(point)}` : t('title')} description={t('lead')}>
      <LineCheckPanel briefingId={briefingId} pointId={pointId} />
    </Page>
  )
}

/** The check itself, for the page of a room as well. */
export function LineCheckPanel({ briefingId, pointId }: { briefingId: string; pointId: string }) {
  const { check, run, picture, meter } = useCheck(briefingId, pointId)
  const [heard, setHeard] = useState<boolean | null>(null)
  const done = check.state === 'done' ? check : null
  const measures = done ? measuresOf(done.result, heard) : null
  return (
    <div className={styles.columns}>
      <div>
        <Picture check={check} picture={picture} />
        <div ref={meter} className={styles.meter} aria-hidden>
          <i />
        </div>
        <StartButton check={check} onStart={run} />
      </div>
      <ol className={styles.steps}>
        <Devices result={done?.result ?? null} />
        <Speaker heard={heard} onHeard={setHeard} />
        <Line measures={measures} hindered={done?.hindered ?? null} />
        {measures && mayBeSent(done?.hindered ?? null) ? (
          <Result key={JSON.stringify(measures)} measures={measures} hindered={done?.hindered ?? null} params={{ id: briefingId, pointId }} />
        ) : null}
      </ol>
    </div>
  )
}

/** Where there is no media service at all, what was found of the devices is worth knowing; else the room measures again in a moment. */
const mayBeSent = (hindered: LineHindrance | null) => hindered === null || hindered === 'missing'

function useCheck(briefingId: string, pointId: string) {
  const [check, setCheck] = useState<Check>({ state: 'idle' })
  const picture = useRef<HTMLVideoElement>(null)
  const meter = useRef<HTMLDivElement>(null)
  const run = async () => {
    setCheck({ state: 'running' })
    const answered = await openLineSignal(briefingId, pointId)
    const signal = typeof answered === 'string' ? null : answered
    const result = await checkLine({
      send: signal?.send ?? (() => undefined),
      onMessage: signal?.onMessage ?? (() => () => undefined),
      iceServers: signal?.iceServers ?? [],
      onVideo: (track) => {
        if (picture.current) picture.current.srcObject = new MediaStream([track])
      },
      onLevel: (level) => meter.current?.style.setProperty('--level', Math.min(1, level * 2).toFixed(2)),
    })
    const hindered = typeof answered === 'string' ? answered : result.line ? null : answered.hindrance()
    signal?.close()
    meter.current?.style.setProperty('--level', '0')
    setCheck({ state: 'done', result, hindered })
  }
  return { check, run: () => void run(), picture, meter }
}

function Picture({ check, picture }: { check: Check; picture: RefObject<HTMLVideoElement | null> }) {
  const t = useMessages(lineCheckPageMessages)
  return (
    <div className={styles.picture}>
      <video ref={picture} muted autoPlay playsInline aria-label={t('devices')} hidden={check.state !== 'running'} />
      {check.state === 'idle' ? <p>{t('devices.waiting')}</p> : null}
      {check.state === 'done' && !check.result.camera.ok ? <p>{t('camera.bad')}</p> : null}
      {check.state === 'done' && check.result.camera.ok ? (
        <p>{t('camera.ok', { width: check.result.camera.width, height: check.result.camera.height })}</p>
      ) : null}
    </div>
  )
}

function StartButton({ check, onStart }: { check: Check; onStart: () => void }) {
  const t = useMessages(lineCheckPageMessages)
  if (check.state === 'running')
    return (
      <Group mt="md" role="status">
        <Loader size="sm" />
        <Text>{t('running')}</Text>
      </Group>
    )
  return (
    <Button mt="md" size="md" leftSection={<IconPlayerPlay size={20} aria-hidden />} variant={check.state === 'idle' ? 'filled' : 'default'} onClick={onStart}>
      {t(check.state === 'idle' ? 'start' : 'again')}
    </Button>
  )
}

function Step({ title, tone, children }: { title: string; tone: 'todo' | 'good' | 'bad'; children: ReactNode }) {
  const t = useMessages(lineCheckPageMessages)
  const tones: Record<typeof tone, StateTone> = { todo: 'idle', good: 'good', bad: 'attention' }
  return (
    <Paper component="li" p="md">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h3">
          {title}
        </Title>
        <StateBadge tone={tones[tone]}>{t(`step.${tone}`)}</StateBadge>
      </Group>
      {children}
    </Paper>
  )
}

function Devices({ result }: { result: LineCheckResult | null }) {
  const t = useMessages(lineCheckPageMessages)
  if (!result)
    return (
      <Step title={t('devices')} tone="todo">
        <Text c="dimmed">{t('devices.waiting')}</Text>
      </Step>
    )
  const { camera, microphone } = measuresOf(result, null)
  const word = microphone === 'ok' ? 'microphone.ok' : microphone === 'silent' ? 'microphone.silent' : 'microphone.bad'
  return (
    <Step title={t('devices')} tone={camera === 'ok' && microphone === 'ok' ? 'good' : 'bad'}>
      <Text>{result.camera.ok ? t('camera.ok', { width: result.camera.width, height: result.camera.height }) : t('camera.bad')}</Text>
      <Text>{t(word)}</Text>
    </Step>
  )
}

function Speaker({ heard, onHeard }: { heard: boolean | null; onHeard: (heard: boolean) => void }) {
  const t = useMessages(lineCheckPageMessages)
  const [played, setPlayed] = useState(false)
  const play = async () => {
    await playTone(1.5)
    setPlayed(true)
  }
  return (
    <Step title={t('speaker')} tone={heard === null ? 'todo' : heard ? 'good' : 'bad'}>
      <Text c="dimmed" mb="xs">
        {t(played ? 'speaker.question' : 'speaker.help')}
      </Text>
      <Group>
        <Button variant="default" leftSection={<IconVolume size={18} aria-hidden />} onClick={() => void play()}>
          {t('speaker.play')}
        </Button>
        {played ? (
          <>
            <Button color="green" variant={heard === true ? 'filled' : 'light'} aria-pressed={heard === true} onClick={() => onHeard(true)}>
              {t('speaker.heard')}
            </Button>
            <Button color="red" variant={heard === false ? 'filled' : 'light'} aria-pressed={heard === false} onClick={() => onHeard(false)}>
              {t('speaker.not-heard')}
            </Button>
          </>
        ) : null}
      </Group>
    </Step>
  )
}

function Line({ measures, hindered }: { measures: LineMeasures | null; hindered: LineHindrance | null }) {
  const t = useMessages(lineCheckPageMessages)
  if (!measures || hindered)
    return (
      <Step title={t('line')} tone={hindered ? 'bad' : 'todo'}>
        <Text {...(hindered ? {} : { c: 'dimmed' })}>{t(hindered ? `hindered.${hindered}` : 'line.help')}</Text>
      </Step>
    )
  const { upKbps, downKbps, roundTripMs, lossPercent, path } = measures
  const numbers = [
    { name: t('line.up'), value: upKbps === null ? '–' : t('line.kbps', { kbps: upKbps }) },
    { name: t('line.down'), value: downKbps === null ? '–' : t('line.kbps', { kbps: downKbps }) },
    { name: t('line.trip'), value: roundTripMs === null ? '–' : t('line.ms', { ms: roundTripMs }) },
    { name: t('line.loss'), value: lossPercent === null ? '–' : t('line.percent', { percent: lossPercent }) },
    { name: t('path'), value: t(`path.${path}`) },
  ]
  const grade = gradeOf({ ...measures, camera: 'ok', microphone: 'ok', speaker: 'heard' })
  return (
    <Step title={t('line')} tone={grade === 'good' ? 'good' : 'bad'}>
      <dl className={styles.numbers}>
        {numbers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Step>
  )
}

interface ResultProps {
  measures: LineMeasures
  hindered: LineHindrance | null
  params: { id: string; pointId: string }
}

function Result({ measures, hindered, params }: ResultProps) {
  const t = useMessages(lineCheckPageMessages)
  const words = useMessages(lineCheckMessages)
  const { moment } = useFormats()
  const [newest] = useQuery(queryOf(listLineChecks, { params })).data?.checks ?? []
  const send = useAction(makeLineCheck, { success: t('saved'), invalidates: [listLineChecks, showPoint, showReadiness] })
  // Without a media service nobody's network is to blame.
  const findings = findingsOf(measures).filter(({ code }) => hindered === null || code !== 'no_path')
  const grade = gradeOf(measures)
  const result = useRef<HTMLLIElement>(null)
  useEffect(() => result.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <Paper component="li" p="md" ref={result}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {t('result')}
        </Title>
        <StateBadge tone={gradeTones[grade]}>{words(`grade.${grade}`)}</StateBadge>
      </Group>
      <Stack gap="sm">
        {hindered ? <Text>{t('result.devices-only')}</Text> : null}
        {findings.length === 0 && !hindered ? <Text>{t('result.fine')}</Text> : null}
        {findings.length > 0 ? (
          <List aria-label={t('result.mend')} spacing={6}>
            {findings.map(({ code }) => (
              <List.Item key={code}>{words(`line-finding.${code}`)}</List.Item>
            ))}
          </List>
        ) : null}
        {send.isSuccess ? (
          <Text fw={600} role="status">
            {t('saved.done')}
          </Text>
        ) : (
          <Button
            size="md"
            leftSection={<IconSend size={18} aria-hidden />}
            loading={send.isPending}
            onClick={() => send.mutate({ params, body: { ...measures, browser: browserOf(navigator.userAgent) } })}
          >
            {t('save')}
          </Button>
        )}
        {newest ? (
          <Text size="sm" c="dimmed">
            {t('last', { moment: moment(newest.madeAt), grade: words(`grade.${newest.grade}`) })}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  )
}
