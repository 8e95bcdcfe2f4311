import { useCallback, useEffect, useRef, useState } from 'react'
import { CaptureFailed, listDevices, openCapture, type CaptureProblem, type DeviceChoice } from '#platform/media/browser/capture.web.ts'

export interface Preview {
  video: MediaStream | null
  audio: MediaStreamTrack | null
  problems: readonly CaptureProblem[]
  cameras: readonly { value: string; label: string }[]
  microphones: readonly { value: string; label: string }[]
  /** Nothing was opened yet. */
  opening: boolean
}

const nothing: Preview = { video: null, audio: null, problems: [], cameras: [], microphones: [], opening: true }
const choicesOf = (devices: readonly MediaDeviceInfo[]) => devices.map(({ deviceId, label }) => ({ value: deviceId, label: label || deviceId.slice(0, 8) }))

/** Camera and microphone opened for a look before they are sent; closed when the part goes. */
export function useCapture(wanted: boolean): {
  preview: Preview
  choice: DeviceChoice
  choose: (choice: DeviceChoice) => void
  again: () => void
  close: () => void
} {
  const [preview, setPreview] = useState<Preview>(nothing)
  const [choice, setChoice] = useState<DeviceChoice>({})
  const open = useRef<MediaStreamTrack[]>([])
  const close = useCallback(() => {
    for (const track of open.current) track.stop()
    open.current = []
  }, [])
  useEffect(() => {
    if (!wanted) return
    let gone = false
    const start = async () => {
      close()
      const taken = await openCapture(choice).catch((error: unknown) => ({
        video: null,
        audio: null,
        problems: [error instanceof CaptureFailed ? error.problem : ('failed' as const)],
      }))
      open.current = [taken.video, taken.audio].filter((track) => track !== null)
      if (gone) return close()
      const { cameras, microphones } = await listDevices().catch(() => ({ cameras: [], microphones: [] }))
      if (gone) return
      setPreview({
        video: taken.video ? new MediaStream([taken.video]) : null,
        audio: taken.audio,
        problems: taken.problems,
        cameras: choicesOf(cameras),
        microphones: choicesOf(microphones),
        opening: false,
      })
    }
    void start()
    return () => {
      gone = true
      close()
    }
  }, [wanted, choice, close])
  return { preview, choice, choose: setChoice, again: () => setChoice((before) => ({ ...before })), close }
}
