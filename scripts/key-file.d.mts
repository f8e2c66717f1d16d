type Ring = { active: string; ring: Record<string, string>; retiring?: string[] }
type PublicKey = { kty: 'EC'; crv: 'P-256'; x: string; y: string; kid: string }
type SigningKey = PublicKey & { d: string }

export type KeyFile = {
  encryption: Ring
  index: Ring
  pseudonym: string
  signing: SigningKey
  signingNext?: SigningKey
  signingPrevious?: PublicKey[]
}
type Kind = 'encryption' | 'index' | 'signing'

export function makeKeys(): KeyFile
export function makeSigningKey(): SigningKey
export function readKeyFile(file: string): KeyFile
export function writeKeyFile(file: string, keys: KeyFile): void
export function fingerprint(secret: string): string
export function withNewKey(keys: KeyFile, kind: Kind): { keys: KeyFile; id: string }
export function withActive(keys: KeyFile, kind: Kind, id: string): KeyFile
export function withoutKey(keys: KeyFile, kind: Kind, id: string): KeyFile
export function requireRetiring(keys: KeyFile, kind: 'encryption' | 'index', id: string): void
export function keysFileIn(dataFolder: string): string
export function webhookSecretIn(dataFolder: string): string
export function postSecretIn(dataFolder: string): string
