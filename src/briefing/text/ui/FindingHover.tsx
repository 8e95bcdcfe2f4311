import { Popover, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from './number-marks.ts'
import { FindingActs, FindingSentence } from './NumberFindings.tsx'
import styles from './RichText.module.css'
import type { NumberCheck } from './use-number-check.ts'

interface Hovered {
  finding: Finding
  place: { left: number; top: number; width: number; height: number }
}

/** What the database says of an underlined number, shown over it while the mouse or a finger rests there. The list below says the same to the keyboard. */
export function FindingHover({ check }: { check: NumberCheck }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [hovered, setHovered] = useState<Hovered>()
  const { findings } = check
  useEffect(() => {
    // The ground that the text stands on: there before the editor is, and there when it is made anew.
    const ground = anchor.current?.parentElement
    if (!ground) return undefined
    const over = (event: Event) => {
      const mark = event.target instanceof Element ? event.target.closest('[data-finding]') : null
      const finding = findings.find(({ id }) => id === mark?.getAttribute('data-finding'))
      if (!mark || !finding) return
      const box = mark.getBoundingClientRect()
      const origin = ground.getBoundingClientRect()
      setHovered({ finding, place: { left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height } })
    }
    ground.addEventListener('mouseover', over)
    ground.addEventListener('click', over)
    return () => {
      ground.removeEventListener('mouseover', over)
      ground.removeEventListener('click', over)
    }
  }, [findings])
  const shown = hovered && findings.some(({ id }) => id === hovered.finding.id) ? hovered : undefined
  return (
    <Popover
      opened={shown !== undefined}
      onChange={(opened) => !opened && setHovered(undefined)}
      withArrow
      withRoles={false}
      shadow="md"
      width={380}
      position="bottom"
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <span ref={anchor} className={styles.hover} style={shown?.place} />
      </Popover.Target>
      <Popover.Dropdown onMouseLeave={() => setHovered(undefined)}>
        {shown ? (
          <Stack gap="xs">
            <FindingSentence finding={shown.finding} />
            <FindingActs finding={shown.finding} check={check} />
          </Stack>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  )
}
