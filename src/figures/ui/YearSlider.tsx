import { ActionIcon, Slider, Tooltip } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import type { MapScreen } from './use-map.ts'

const STEP_MS = 1600

/** The year: by mouse, by arrow keys, step by step, or playing. Who asked for less motion steps by hand. */
export function YearSlider({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const { years, year, series, change } = screen
  const [first = year, last = year] = [years[0], years.at(-1)]
  const still = useReducedMotion()
  const { playing, toggle, stop } = usePlaying({ year, first, last, go: (next) => change({ year: next }, { replace: true }) })
  const go = (next: number) => {
    stop()
    change({ year: next }, { replace: true })
  }
  const reports = series.years.find((one) => one.year === year)
  return (
    <section className={map.slider} aria-label={t('slider.year')}>
      <p className={map.reports} aria-live="polite">
        <strong>{year}</strong>
        {reports ? t('slider.reports', { accepted: reports.accepted, owed: reports.owed }) : null}
      </p>
      <ActionIcon.Group className="no-print">
        <ActionIcon variant="default" size="lg" aria-label={t('slider.previous')} disabled={year <= first} onClick={() => go(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Tooltip label={still ? t('slider.still') : t(playing ? 'slider.pause' : 'slider.play')} multiline maw={280}>
          <ActionIcon
            variant={playing ? 'filled' : 'default'}
            size="lg"
            aria-label={still ? t('slider.still') : t(playing ? 'slider.pause' : 'slider.play')}
            aria-disabled={still || undefined}
            data-disabled={still || undefined}
            onClick={still ? undefined : toggle}
          >
            {playing ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />}
          </ActionIcon>
        </Tooltip>
        <ActionIcon variant="default" size="lg" aria-label={t('slider.next')} disabled={year >= last} onClick={() => go(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
      <div className={`${map.track} no-print`}>
        <Slider
          key={`${first}-${last}`}
          min={first}
          max={last}
          step={1}
          value={year}
          label={null}
          thumbLabel={t('slider.year')}
          marks={years.map((value) => ({ value, label: String(value) }))}
          onChange={go}
        />
      </div>
    </section>
  )
}

interface Playing {
  year: number
  first: number
  last: number
  go: (year: number) => void
}

/** Goes a year on at every beat until the last; started on the last, it begins with the first. */
function usePlaying({ year, first, last, go }: Playing) {
  const [playing, setPlaying] = useState(false)
  const goTo = useRef(go)
  useEffect(() => {
    goTo.current = go
  })
  useEffect(() => {
    if (!playing) return undefined
    const timer = setTimeout(() => (year < last ? goTo.current(year + 1) : setPlaying(false)), STEP_MS)
    return () => clearTimeout(timer)
  }, [playing, year, last])
  const toggle = () => {
    if (!playing && year >= last) go(first)
    setPlaying(!playing)
  }
  return { playing, toggle, stop: () => setPlaying(false) }
}
