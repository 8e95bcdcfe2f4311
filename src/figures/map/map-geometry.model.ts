import { merge, mesh } from 'topojson-client'
import type { Feature, MultiLineString, MultiPolygon } from 'geojson'
import type { GeometryCollection, MultiPolygon as MultiPolygonObject, Polygon as PolygonObject, Topology } from 'topojson-specification'
import archipelagoRows from './archipelagos.json' with { type: 'json' }
import topologyFile from './vn63.topo.json' with { type: 'json' }

/** Which provinces a map shows: the 63 of until 30/6/2025 or the 34 since. */
export type UnitSet = '63' | '34'
/** HS: Hoàng Sa (Đà Nẵng); TS: Trường Sa (Khánh Hòa). */
export type Archipelago = 'HS' | 'TS'
export type UnitFeature = Feature<MultiPolygon, { code: string }>

/** An island, reef or bank, with where its position is from and how sure that is. */
export type Island = {
  group: Archipelago
  name_vi: string
  name_en: string
  kind: string
  lon: number
  lat: number
  admin_2025: string
  source: string
  confidence: string
}

type UnitProperties = { code63: string; code34: string; svg_id: string }
type UnitGeometry = (PolygonObject<UnitProperties> | MultiPolygonObject<UnitProperties>) & { properties: UnitProperties }
type VietnamTopology = Topology<{ vn63: GeometryCollection<UnitProperties> }>

// A JSON import widens coordinate pairs to arrays and names to string; the test of this file checks the content.
const topology = topologyFile as unknown as VietnamTopology
const geometries = topology.objects.vn63.geometries as UnitGeometry[]

export const islands = archipelagoRows as Island[]

/** The unit that each archipelago belongs to; both kept their code through the reform of 2025. */
export const archipelagoUnit: Record<Archipelago, string> = { HS: '48', TS: '56' }

const codeOf = (unitSet: UnitSet, geometry: UnitGeometry): string => (unitSet === '63' ? geometry.properties.code63 : geometry.properties.code34)

function buildUnits(unitSet: UnitSet): UnitFeature[] {
  const groups = Map.groupBy(geometries, (geometry) => codeOf(unitSet, geometry))
  const units = [...groups].map(([code, parts]): UnitFeature => {
    return { type: 'Feature', properties: { code }, geometry: merge(topology, parts) }
  })
  return units.sort((a, b) => Number(a.properties.code) - Number(b.properties.code))
}

const cache = new Map<UnitSet, UnitFeature[]>()

/** The units of a set in WGS 84, by their two-digit code, sorted by it. Areas are not survey grade. */
export function unitsOf(unitSet: UnitSet): UnitFeature[] {
  const known = cache.get(unitSet)
  if (known) return known
  const units = buildUnits(unitSet)
  cache.set(unitSet, units)
  return units
}

/** The lines between two units, each once: neighbours draw it together and it stays crisp. */
export function bordersOf(unitSet: UnitSet): MultiLineString {
  return mesh(topology, topology.objects.vn63, (a, b) => {
    return a !== b && codeOf(unitSet, a as UnitGeometry) !== codeOf(unitSet, b as UnitGeometry)
  })
}

/** The outer line of the country: coast and land border. */
export function outline(): MultiLineString {
  return mesh(topology, topology.objects.vn63, (a, b) => a === b)
}

/** The id of a place in the directory for a unit of the map: `p34-44`. */
export function unitPlaceId(unitSet: UnitSet, code: string): string {
  return `p${unitSet}-${code}`
}
