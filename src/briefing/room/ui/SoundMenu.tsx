import { ActionIcon, Popover, Radio, Slider, Stack, Text } from '@mantine/core'
import { IconHeadphones } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { Listening } from './room-media.model.ts'
import { useRoom } from './RoomProvider.tsx'

const channels = ['floor', 'vi', 'en'] as const

/** What is heard: the floor itself, or an interpreter with the floor softly below. */
export function SoundMenu({ listening, onChange }: { listening: Listening; onChange: (listening: Listening) => void }) {
  const t = useMessages(roomScreenMessages)
  const [opened, setOpened] = useState(false)
  const onAir = useRoom((room) => room.interpretation)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="lg" width={300}>
      <Popover.Target>
        <ActionIcon
          variant={listening.channel ? 'light' : 'subtle'}
          color="gray"
          c="white"
          size={40}
          aria-label={t('sound')}
          title={t('sound')}
          onClick={() => setOpened((before) => !before)}
        >
          <IconHeadphones size={22} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sound')}>
        <Stack gap="md">
          <Radio.Group
            label={t('sound.channel')}
            value={listening.channel ?? 'floor'}
            onChange={(value) => onChange({ ...listening, channel: value === 'floor' ? null : (value as 'vi' | 'en') })}
          >
            <Stack gap={6} mt={6}>
              {channels.map((channel) => (
                <Radio
                  key={channel}
                  value={channel}
                  label={t(`sound.${channel}`)}
                  description={channel === 'floor' ? undefined : t(onAir[channel] ? 'sound.on-air' : 'sound.silent')}
                />
              ))}
            </Stack>
          </Radio.Group>
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t('sound.floor-volume')}
            </Text>
            <Slider
              thumbLabel={t('sound.floor-volume')}
              disabled={listening.channel === null}
              value={Math.round(listening.floorVolume * 100)}
              label={(value) => `${value}%`}
              onChange={(value) => onChange({ ...listening, floorVolume: value / 100 })}
            />
          </div>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
