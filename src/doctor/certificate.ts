import { settingTable } from '../config/setting-table.ts';
import type { Handshake } from '../http/connection.ts';
import { oneLine } from './answer-text.ts';
import type { Finding } from './row.ts';

/** Days before its end from which a certificate is warned about. */
const warnedDays = 14;
const dayMs = 86_400_000;

const { baseUrl, caFile } = settingTable;

const adviceByCode: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the operators of the environment must renew it; if they have, check the clock of this machine',
  CERT_NOT_YET_VALID: 'check the clock of this machine, then ask the operators of the environment',
  ERR_TLS_CERT_ALTNAME_INVALID: `set the host in ${baseUrl.name} to one of the names in the certificate`,
};

/** Judges the certificate that a handshake showed: trusted, for this host, and for how many days yet. */
export function judgeCertificate(handshake: Handshake, host: string, now: Date): Finding {
  const { protocol, validTo, distrust } = handshake;
  const [subject, issuer] = [oneLine(handshake.subject, 80), oneLine(handshake.issuer, 80)];
  const daysLeft = Math.floor((validTo.getTime() - now.getTime()) / dayMs);
  const until = `until ${validTo.toISOString().slice(0, 10)}`;
  const seen = `${protocol}, certificate of ${subject} by ${issuer}, ${daysLeft} days left (${until})`;
  if (distrust !== undefined) {
    const advice =
      adviceByCode[distrust] ??
      `if ${issuer} is an authority that you trust, set ${caFile.name} to the PEM file of its certificate; else somebody stands between`;
    return { state: 'failed', seen: `${seen}; not trusted for ${host}: ${distrust}`, advice };
  }
  if (daysLeft < warnedDays)
    return { state: 'warned', seen, advice: `ask the operators of the environment to renew it: it ends soon` };
  return { state: 'ok', seen };
}
