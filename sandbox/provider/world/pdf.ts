/** Characters that PDF's strings give a meaning. */
const special = /[\\()]/g

/** A one-page PDF with a title and lines of text. Swedish letters are within WinAnsi, which is Latin-1 for them. */
export function textPdf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = (value: string) => `(${value.replaceAll(special, '\\$&')})`
  const content = `BT /F1 18 Tf 56 780 Td ${text(title)} Tj /F1 12 Tf ${lines.map((line) => `0 -24 Td ${text(line)} Tj`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv) /ViewerPreferences << /DisplayDocTitle true >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${text(title)} >>`,
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  const whole = `${body}${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Uint8Array.from(whole, (character) => character.charCodeAt(0))
}
