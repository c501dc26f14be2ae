/** Signs 128…255 of the code pages of DOS, in which AutoCAD up to release 12 wrote; the decoder of the platform has none. */
const PAGES: Readonly<Record<string, string>> = {
  '437':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  '850':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´­±‗¾¶§÷¸°¨·¹³²■\u00a0',
  '852':
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´­˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

/** True where a code page is one of those. */
export function isDosPage(page: string): boolean {
  return page in PAGES;
}

/** Text in a code page of DOS. */
export function decodeDosText(bytes: Uint8Array, page: string): string {
  const upper = PAGES[page]!;
  const ascii = new TextDecoder('latin1').decode(bytes); // Windows-1252: below 128 the same, above replaced by place
  if (!bytes.some((byte) => byte > 127)) return ascii;
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i++) pieces.push(bytes[i]! < 128 ? ascii[i]! : upper[bytes[i]! - 128]!);
  return pieces.join('');
}
