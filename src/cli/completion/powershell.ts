import { type CommandOutline, everyCommand, valuedOptions } from './outline.ts';

const quoted = (word: string): string => `'${word.replaceAll("'", "''").replaceAll('’', '’’')}'`;
const list = (words: readonly string[]): string => `@(${words.map(quoted).join(', ')})`;

/** Completion for PowerShell, on Windows and elsewhere. Files are completed by the shell itself. */
export function powershellCompletion(outline: CommandOutline): string {
  const commands = everyCommand(outline).map(({ path, options, children, words }) => {
    const flags = options.flatMap((option) => option.flags);
    const first = [...children.map((child) => child.path.split(' ').at(-1)!), ...words];
    return `  ${quoted(path)} = @{ Options = ${list(flags)}; Words = ${list(first)} }`;
  });
  const values = valuedOptions(outline).flatMap(({ flags, value }) => {
    const words =
      value.kind === 'ids' ? `(EtabliIds ${quoted(value.list)})` : value.kind === 'words' ? list(value.words) : null;
    return words === null ? [] : [`    { $_ -in ${list(flags)} } { $choices = ${words} }`];
  });
  return `# Completion of etabli for PowerShell. In $PROFILE: etabli completion powershell | Out-String | Invoke-Expression
function global:EtabliIds($kind) { (etabli list $kind --json 2>$null | Out-String | ConvertFrom-Json).items.id }
$global:EtabliCommands = @{
${commands.join('\n')}
}
Register-ArgumentCompleter -Native -CommandName etabli -ScriptBlock {
  param($current, $line, $position)
  $before = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
  $command = ''
  foreach ($word in ($before | Select-Object -Skip 1)) {
    $next = "$command $word".Trim()
    if ($global:EtabliCommands.ContainsKey($next)) { $command = $next }
  }
  $choices = $null
  switch ($before[-1]) {
${values.join('\n')}
  }
  if ($null -eq $choices) {
    $here = $global:EtabliCommands[$command]
    $choices = if ($current -like '-*') { $here.Options } else { $here.Words }
  }
  $choices | Where-Object { $_ -like "$current*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
