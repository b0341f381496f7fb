<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About BateCerto</source>
        <translation>Acerca do BateCerto</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programa</translation>
    </message>
    <message>
        <source>&amp;Software of others</source>
        <translation>&amp;Software de terceiros</translation>
    </message>
    <message>
        <source>The ERP&apos;s social-security contributions and the portal&apos;s, side by side, to the cent.</source>
        <translation>As contribuições para a Segurança Social do ERP e as do portal, lado a lado, ao cêntimo.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence, without warranty of any kind. It uses Qt under the LGPL.</source>
        <translation>Software livre sob a licença MIT, sem garantia de qualquer espécie. Usa o Qt sob a LGPL.</translation>
    </message>
    <message>
        <source>What it shows is no legal advice and does not replace the official portal: who declares answers for what is declared.</source>
        <translation>O que mostra não é aconselhamento jurídico nem substitui o portal oficial: quem declara responde pelo que é declarado.</translation>
    </message>
    <message>
        <source>Licence of BateCerto</source>
        <translation>Licença do BateCerto</translation>
    </message>
    <message>
        <source>Your data is on this machine alone, in {folder}.</source>
        <translation>Os dados estão só nesta máquina, em {folder}.</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>&amp;Abrir a pasta</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Look at files before importing…</source>
        <translation>Ver ficheiros antes de importar…</translation>
    </message>
    <message>
        <source>See what files hold and what they would change, and choose which come in</source>
        <translation>Ver o que os ficheiros têm e o que mudariam, e escolher quais entram</translation>
    </message>
    <message>
        <source>Fetch all</source>
        <translation>Consultar tudo</translation>
    </message>
    <message>
        <source>Fetch portal</source>
        <translation>Consultar portal</translation>
    </message>
    <message>
        <source>Ask the portal for every company&apos;s months in the period</source>
        <translation>Pedir ao portal os meses do período, de todas as empresas</translation>
    </message>
    <message>
        <source>Bring in the ERP&apos;s files and tables (or drop them on the window)</source>
        <translation>Trazer os ficheiros e as tabelas do ERP (ou largá-los na janela)</translation>
    </message>
    <message>
        <source>Ask only for months without an answer so far</source>
        <translation>Pedir só os meses que ainda não têm resposta</translation>
    </message>
    <message>
        <source>Fetch what is missing</source>
        <translation>Consultar o que falta</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Reconciliar</translation>
    </message>
    <message>
        <source>Compare both sides again over the period</source>
        <translation>Comparar de novo os dois lados em todo o período</translation>
    </message>
    <message>
        <source>Export all groups…</source>
        <translation>Exportar todos os grupos…</translation>
    </message>
    <message>
        <source>Write every group of the period to a CSV file</source>
        <translation>Escrever todos os grupos do período num ficheiro CSV</translation>
    </message>
    <message>
        <source>Export divergences…</source>
        <translation>Exportar divergências…</translation>
    </message>
    <message>
        <source>Write only the groups that do not tally to a CSV</source>
        <translation>Escrever num CSV só os grupos que não batem certo</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Definições…</translation>
    </message>
    <message>
        <source>Privacy, backups, old months and what can be examined</source>
        <translation>Privacidade, cópias de segurança, meses antigos e diagnóstico</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Bloquear agora</translation>
    </message>
    <message>
        <source>Close the data until it is unlocked again</source>
        <translation>Fechar os dados até serem desbloqueados</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fechar o programa</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Procurar</translation>
    </message>
    <message>
        <source>Go to the search field</source>
        <translation>Ir para o campo de procura</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Take back the last decision that was made in this window</source>
        <translation>Desfaz a última decisão tomada nesta janela</translation>
    </message>
    <message>
        <source>Next divergence</source>
        <translation>Divergência seguinte</translation>
    </message>
    <message>
        <source>Go to the next divergence</source>
        <translation>Ir para a divergência seguinte</translation>
    </message>
    <message>
        <source>Previous divergence</source>
        <translation>Divergência anterior</translation>
    </message>
    <message>
        <source>Go to the previous divergence</source>
        <translation>Ir para a divergência anterior</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detalhe</translation>
    </message>
    <message>
        <source>Show the detail of what is selected, or hide it</source>
        <translation>Mostrar ou esconder o detalhe do que está selecionado</translation>
    </message>
    <message>
        <source>Pause fetching</source>
        <translation>Suspender a consulta</translation>
    </message>
    <message>
        <source>Ask nothing further until it goes on</source>
        <translation>Não perguntar mais nada até continuar</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Cancelar o trabalho em curso</translation>
    </message>
    <message>
        <source>What was kept so far stays</source>
        <translation>O que já foi guardado fica</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>List the keyboard shortcuts</source>
        <translation>Mostrar os atalhos de teclado</translation>
    </message>
    <message>
        <source>About BateCerto</source>
        <translation>Acerca do BateCerto</translation>
    </message>
    <message>
        <source>Version, licence and what this is not</source>
        <translation>Versão, licença e o que isto não é</translation>
    </message>
</context>
<context>
    <name>AllowPart</name>
    <message>
        <source>S&amp;top communicating</source>
        <translation>D&amp;eixar de comunicar</translation>
    </message>
    <message>
        <source>Allow &amp;communicating…</source>
        <translation>Permitir &amp;comunicar…</translation>
    </message>
    <message>
        <source>Allow communicating</source>
        <translation>Permitir comunicar</translation>
    </message>
    <message>
        <source>&amp;Allow communicating</source>
        <translation>&amp;Permitir comunicar</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>Amounts of both sides</source>
        <translation>Valores dos dois lados</translation>
    </message>
    <message>
        <source>Remun. €</source>
        <translation>Remun. €</translation>
    </message>
    <message>
        <source>Contr. €</source>
        <translation>Contr. €</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trab.</translation>
    </message>
    <message>
        <source>ERP</source>
        <translation>ERP</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Portal − ERP. Positive where the portal has more.</source>
        <translation>Portal − ERP. Positiva quando o portal tem mais.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sem valor</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Cores</translation>
    </message>
    <message>
        <source>&amp;Size of text</source>
        <translation>&amp;Tamanho do texto</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Fazer cópia agora</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Conferir</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurar…</translation>
    </message>
    <message>
        <source>BateCerto backs the data up by itself where something changed, and keeps some of each hour, day, week and month.</source>
        <translation>O BateCerto faz cópias de segurança por si quando algo muda, e guarda algumas de cada hora, dia, semana e mês.</translation>
    </message>
    <message>
        <source>A backup opens with the same key as the data.</source>
        <translation>Uma cópia abre-se com a mesma chave que os dados.</translation>
    </message>
    <message>
        <source>The data is not encrypted, and neither are its backups: whoever has the file can read it.</source>
        <translation>Os dados não estão cifrados, e as cópias também não: quem tiver o ficheiro consegue lê-lo.</translation>
    </message>
    <message>
        <source>Yes, when it was made</source>
        <translation>Sim, quando foi feita</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Yes: {held}</source>
        <translation>Sim: {held}</translation>
    </message>
    <message>
        <source>The backup: {held}.</source>
        <translation>A cópia de segurança: {held}.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar uma cópia de segurança</translation>
    </message>
    <message>
        <source>&amp;Put the backup in its place</source>
        <translation>&amp;Pôr a cópia em seu lugar</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message numerus="yes">
        <source>%n worker(s) at one rate in the ERP and at another at the portal ({rates})</source>
        <translation>
            <numerusform>%n trabalhador a uma taxa no ERP e a outra no portal ({rates})</numerusform>
            <numerusform>%n trabalhadores a uma taxa no ERP e a outra no portal ({rates})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) of the ERP missing at the portal</source>
        <translation>
            <numerusform>%n trabalhador do ERP em falta no portal</numerusform>
            <numerusform>%n trabalhadores do ERP em falta no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) of the portal missing in the ERP</source>
        <translation>
            <numerusform>%n trabalhador do portal em falta no ERP</numerusform>
            <numerusform>%n trabalhadores do portal em falta no ERP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) with a higher amount at the portal</source>
        <translation>
            <numerusform>%n trabalhador com um valor mais alto no portal</numerusform>
            <numerusform>%n trabalhadores com valores mais altos no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) with a lower amount at the portal</source>
        <translation>
            <numerusform>%n trabalhador com um valor mais baixo no portal</numerusform>
            <numerusform>%n trabalhadores com valores mais baixos no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) under another nature or month, which one side does not count</source>
        <translation>
            <numerusform>%n valor com outra natureza ou mês, que um dos lados não conta</numerusform>
            <numerusform>%n valores com outra natureza ou mês, que um dos lados não conta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) counted more than once in the ERP</source>
        <translation>
            <numerusform>%n trabalhador contado mais de uma vez no ERP</numerusform>
            <numerusform>%n trabalhadores contados mais de uma vez no ERP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) counted more than once at the portal</source>
        <translation>
            <numerusform>%n trabalhador contado mais de uma vez no portal</numerusform>
            <numerusform>%n trabalhadores contados mais de uma vez no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rounding of %n value(s), which can make up to {most}</source>
        <translation>
            <numerusform>Arredondamento de %n valor, que pode chegar a {most}</numerusform>
            <numerusform>Arredondamento de %n valores, que pode chegar a {most}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rounding to the cent for %n worker(s)</source>
        <translation>
            <numerusform>Arredondamento ao cêntimo de %n trabalhador</numerusform>
            <numerusform>Arredondamento ao cêntimo de %n trabalhadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} e mais %n</numerusform>
            <numerusform>{names} e mais %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{headline}, and %n other cause(s)</source>
        <translation>
            <numerusform>{headline}, e mais %n causa</numerusform>
            <numerusform>{headline}, e mais %n causas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartPane</name>
    <message>
        <source>Whose differences</source>
        <translation>Diferenças de quem</translation>
    </message>
    <message>
        <source>All companies shown</source>
        <translation>Todas as empresas mostradas</translation>
    </message>
    <message>
        <source>The selected company</source>
        <translation>A empresa selecionada</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>Em &amp;tabela</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>Guardar &amp;imagem…</translation>
    </message>
    <message>
        <source>Save the chart as a PNG picture, or as a PDF page to print</source>
        <translation>Guardar o gráfico como imagem PNG, ou como página PDF para imprimir</translation>
    </message>
    <message>
        <source>Close the chart</source>
        <translation>Fechar o gráfico</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP</source>
        <translation>Contribuição, portal − ERP</translation>
    </message>
    <message>
        <source>Differences by month, as a table</source>
        <translation>Diferenças por mês, em tabela</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Difference €</source>
        <translation>Diferença €</translation>
    </message>
    <message>
        <source>Divergent groups</source>
        <translation>Grupos divergentes</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Differences by month</source>
        <translation>Diferenças por mês</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Conferir</translation>
    </message>
    <message>
        <source>Check the recovery phrase</source>
        <translation>Conferir a frase de recuperação</translation>
    </message>
    <message>
        <source>Write the 24 words as they are on your paper, in either language.</source>
        <translation>Escreva as 24 palavras tal como estão no papel, em qualquer das duas línguas.</translation>
    </message>
</context>
<context>
    <name>ChoiceBody</name>
    <message>
        <source>{column}: what is shown</source>
        <translation>{column}: o que se mostra</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Todos</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Nenhum</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Values came in after the last reconciliation. Run “batecerto reconcile” and export again.</source>
        <translation>Entraram valores depois da última reconciliação. Execute «batecerto reconcile» e volte a exportar.</translation>
    </message>
    <message>
        <source>There are no companies yet. They appear when their ERP file is imported.</source>
        <translation>Ainda não há empresas. Aparecem quando se importa o ficheiro do ERP.</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>Divergências</translation>
    </message>
    <message>
        <source>Months with ERP</source>
        <translation>Meses com ERP</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Nothing was reconciled yet.</source>
        <translation>Ainda não se reconciliou nada.</translation>
    </message>
    <message>
        <source>“{folder}” is not a folder, and --data wants one.</source>
        <translation>«{folder}» não é uma pasta, e --data quer uma.</translation>
    </message>
    <message>
        <source>The simulated portal answers at {url}. Ctrl+C ends it.</source>
        <translation>O portal simulado responde em {url}. Ctrl+C termina-o.</translation>
    </message>
    <message>
        <source>Port {port} is taken. Choose another one with --port, or 0 for any.</source>
        <translation>A porta {port} está ocupada. Escolha outra com --port, ou 0 para uma qualquer.</translation>
    </message>
    <message>
        <source>Contributions, portal − ERP (€)</source>
        <translation>Contribuições, portal − ERP (€)</translation>
    </message>
    <message>
        <source>Stopped. What was done until then was kept.</source>
        <translation>Interrompido. O que já estava feito ficou guardado.</translation>
    </message>
    <message>
        <source>Delete these backups too?</source>
        <translation>Apagar também estas cópias de segurança?</translation>
    </message>
    <message>
        <source>Take these months out for good?</source>
        <translation>Retirar estes meses de vez?</translation>
    </message>
    <message>
        <source>Nothing was sent to the portal yet.</source>
        <translation>Ainda nada foi enviado ao portal.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operação</translation>
    </message>
    <message>
        <source>Nothing differs in these months.</source>
        <translation>Nada diverge nestes meses.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Próximo passo</translation>
    </message>
    <message>
        <source>Portal − ERP (€)</source>
        <translation>Portal − ERP (€)</translation>
    </message>
    <message>
        <source>Nothing is open: the month can be signed off.</source>
        <translation>Nada está em aberto: o mês pode ser fechado.</translation>
    </message>
    <message>
        <source>Nothing is due for these months.</source>
        <translation>Não há prazos por cumprir para estes meses.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último dia</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>How far away</source>
        <translation>Quanto falta</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Mark {what} as delivered?</source>
        <translation>Marcar {what} como entregue?</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabalhadores</translation>
    </message>
    <message>
        <source>Remuneration (€)</source>
        <translation>Remuneração (€)</translation>
    </message>
    <message>
        <source>Contribution (€)</source>
        <translation>Contribuição (€)</translation>
    </message>
    <message>
        <source>Workers so far</source>
        <translation>Trabalhadores até agora</translation>
    </message>
    <message>
        <source>Remuneration so far (€)</source>
        <translation>Remuneração até agora (€)</translation>
    </message>
    <message>
        <source>Contribution so far (€)</source>
        <translation>Contribuição até agora (€)</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocos</translation>
    </message>
    <message>
        <source>ERP values</source>
        <translation>Valores do ERP</translation>
    </message>
    <message>
        <source>Portal answers</source>
        <translation>Respostas do portal</translation>
    </message>
    <message>
        <source>Portal values</source>
        <translation>Valores do portal</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abertas</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>Estado antes</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>Estado depois</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>ERP before (€)</source>
        <translation>ERP antes (€)</translation>
    </message>
    <message>
        <source>ERP after (€)</source>
        <translation>ERP depois (€)</translation>
    </message>
    <message>
        <source>Portal before (€)</source>
        <translation>Portal antes (€)</translation>
    </message>
    <message>
        <source>Portal after (€)</source>
        <translation>Portal depois (€)</translation>
    </message>
    <message>
        <source>There are no backups yet. Make one with “batecerto backup”.</source>
        <translation>Ainda não há cópias de segurança. Faça uma com «batecerto backup».</translation>
    </message>
    <message>
        <source>No file was imported yet.</source>
        <translation>Ainda não foi importado nenhum ficheiro.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importação</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Take it back?</source>
        <translation>Anular?</translation>
    </message>
    <message>
        <source>Run “batecerto reconcile” to compare those months again.</source>
        <translation>Execute «batecerto reconcile» para comparar de novo esses meses.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Nobody can be asked here: add --yes. Nothing was changed.</source>
        <translation>Não há aqui a quem perguntar: acrescente --yes. Nada foi alterado.</translation>
    </message>
    <message>
        <source>Put the backup in its place?</source>
        <translation>Pôr a cópia de segurança no seu lugar?</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nada foi alterado.</translation>
    </message>
    <message>
        <source>Recovery phrase (24 words): </source>
        <translation>Frase de recuperação (24 palavras): </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardado</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>PSI password: </source>
        <translation>Palavra-passe PSI: </translation>
    </message>
    <message>
        <source>Portal token: </source>
        <translation>Token do portal: </translation>
    </message>
    <message>
        <source>No mapping is remembered yet. An import of a table remembers its own.</source>
        <translation>Ainda não há nenhum mapeamento guardado. A importação de uma tabela guarda o seu.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>taxa {rate}</translation>
    </message>
    <message>
        <source>“{name}” is called “{new_name}” now.</source>
        <translation>«{name}» chama-se agora «{new_name}».</translation>
    </message>
    <message>
        <source>“{name}” is forgotten. What was imported with it stays.</source>
        <translation>«{name}» foi esquecido. O que se importou com ele mantém-se.</translation>
    </message>
    <message>
        <source>Is that right, and to be imported all the same?</source>
        <translation>Está certo e é para importar na mesma?</translation>
    </message>
    <message>
        <source>Say --yes to import what is unusual all the same.</source>
        <translation>Indique --yes para importar na mesma o que é invulgar.</translation>
    </message>
    <message>
        <source>Or name the establishment that the table is of with --establishment.</source>
        <translation>Ou indique com --establishment de que estabelecimento é a tabela.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Cabeçalho</translation>
    </message>
    <message>
        <source>Remuneration now (€)</source>
        <translation>Remunerações agora (€)</translation>
    </message>
    <message>
        <source>Remuneration then (€)</source>
        <translation>Remunerações depois (€)</translation>
    </message>
    <message>
        <source>Then − now (€)</source>
        <translation>Depois − agora (€)</translation>
    </message>
    <message>
        <source>Contributions now (€)</source>
        <translation>Contribuições agora (€)</translation>
    </message>
    <message>
        <source>one character, or “tab”.</source>
        <translation>um carácter, ou «tab».</translation>
    </message>
    <message>
        <source>“{text}” does not fit --column, which wants a field, “=” and a heading. The fields: {fields}.</source>
        <translation>«{text}» não serve para --column, que quer um campo, «=» e um cabeçalho. Os campos: {fields}.</translation>
    </message>
    <message>
        <source>Contributions then (€)</source>
        <translation>Contribuições depois (€)</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>SCC from</source>
        <translation>SCC desde</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[s/N]</translation>
    </message>
    <message>
        <source>Here: “batecerto credentials set”.</source>
        <translation>Aqui: «batecerto credentials set».</translation>
    </message>
</context>
<context>
    <name>CliHelp</name>
    <message>
        <source>The ERP&apos;s social-security contributions and the portal&apos;s, side by side. Without a command: the window.</source>
        <translation>As contribuições para a Segurança Social do ERP e as do portal, lado a lado. Sem comando: a janela.</translation>
    </message>
    <message>
        <source>Where the store is kept.</source>
        <translation>Onde ficam guardados os dados.</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>PASTA</translation>
    </message>
    <message>
        <source>Use the demonstration data.</source>
        <translation>Usar os dados de demonstração.</translation>
    </message>
    <message>
        <source>Of all that is shown; the system&apos;s where left out.</source>
        <translation>A língua de tudo o que se mostra; por omissão, a do sistema.</translation>
    </message>
    <message>
        <source>Do not encrypt the store, if this command makes it.</source>
        <translation>Não cifrar os dados, se este comando os criar.</translation>
    </message>
    <message>
        <source>Import files of the ERP and tables of the ERP or the portal, each on its own.</source>
        <translation>Importar ficheiros do ERP e tabelas do ERP ou do portal, cada um por si.</translation>
    </message>
    <message>
        <source>DR files, or folders of them; tables (CSV or XLSX).</source>
        <translation>Ficheiros DR, ou pastas com eles; tabelas (CSV ou XLSX).</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHEIRO</translation>
    </message>
    <message>
        <source>Whose values a table holds.</source>
        <translation>De quem são os valores de uma tabela: do ERP ou do portal.</translation>
    </message>
    <message>
        <source>A remembered mapping for a table.</source>
        <translation>Um mapeamento guardado, para uma tabela.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>Whose values a whole table holds.</source>
        <translation>A empresa de que são todos os valores de uma tabela.</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>The only month that a table holds.</source>
        <translation>O único mês de uma tabela.</translation>
    </message>
    <message>
        <source>YYYY-MM</source>
        <translation>AAAA-MM</translation>
    </message>
    <message>
        <source>The one that a table is of which names none.</source>
        <translation>O estabelecimento de uma tabela que não indica nenhum.</translation>
    </message>
    <message>
        <source>What a column holds; repeatable.</source>
        <translation>O que contém uma coluna; pode repetir-se.</translation>
    </message>
    <message>
        <source>FIELD=HEADING</source>
        <translation>CAMPO=CABEÇALHO</translation>
    </message>
    <message>
        <source>How numbers are written: 1.234,56 or 1,234.56.</source>
        <translation>Como se escrevem os números: 1.234,56 ou 1,234.56.</translation>
    </message>
    <message>
        <source>Of every row of a table: 34,75, or 11+23,75.</source>
        <translation>A de todas as linhas de uma tabela: 34,75, ou 11+23,75.</translation>
    </message>
    <message>
        <source>RATE</source>
        <translation>TAXA</translation>
    </message>
    <message>
        <source>Which sheet of a workbook.</source>
        <translation>A folha de um livro.</translation>
    </message>
    <message>
        <source>What divides the columns.</source>
        <translation>O que separa as colunas.</translation>
    </message>
    <message>
        <source>A name for the mapping used.</source>
        <translation>Um nome para o mapeamento usado.</translation>
    </message>
    <message>
        <source>Only say what the files would bring.</source>
        <translation>Só dizer o que os ficheiros trariam.</translation>
    </message>
    <message>
        <source>The files are all there is for their companies and months.</source>
        <translation>Os ficheiros são tudo o que há das suas empresas e meses.</translation>
    </message>
    <message>
        <source>Take in unusual months and rates too, without asking.</source>
        <translation>Importar também meses e taxas invulgares, sem perguntar.</translation>
    </message>
    <message>
        <source>Print one JSON document on stdout.</source>
        <translation>Escrever um documento JSON na saída padrão.</translation>
    </message>
    <message>
        <source>Fetch the portal&apos;s values; each company&apos;s month has a result of its own.</source>
        <translation>Consultar os valores do portal; cada mês de cada empresa tem o seu resultado.</translation>
    </message>
    <message>
        <source>Only these; repeatable.</source>
        <translation>Só estas; pode repetir-se.</translation>
    </message>
    <message>
        <source>First month.</source>
        <translation>O primeiro mês.</translation>
    </message>
    <message>
        <source>Last month.</source>
        <translation>O último mês.</translation>
    </message>
    <message>
        <source>Only months that have no answer yet.</source>
        <translation>Só os meses que ainda não têm resposta.</translation>
    </message>
    <message>
        <source>Go on with a fetch that was cut short.</source>
        <translation>Continuar uma consulta que foi interrompida.</translation>
    </message>
    <message>
        <source>Base address of the portal.</source>
        <translation>O endereço de base do portal.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>In euro, instead of each company&apos;s own.</source>
        <translation>Em euros, em vez da de cada empresa.</translation>
    </message>
    <message>
        <source>Exit with 1 when something diverges.</source>
        <translation>Terminar com 1 quando algo diverge.</translation>
    </message>
    <message>
        <source>The file to write.</source>
        <translation>O ficheiro a escrever.</translation>
    </message>
    <message>
        <source>Form of the file.</source>
        <translation>A forma do ficheiro.</translation>
    </message>
    <message>
        <source>For a Portuguese Excel, or RFC 4180.</source>
        <translation>Para um Excel português, ou RFC 4180.</translation>
    </message>
    <message>
        <source>As that past run had it.</source>
        <translation>Tal como essa reconciliação anterior.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>List the companies with their state.</source>
        <translation>Listar as empresas com o seu estado.</translation>
    </message>
    <message>
        <source>List the reconciliations that changed something.</source>
        <translation>Listar as reconciliações que mudaram alguma coisa.</translation>
    </message>
    <message>
        <source>Serve a made-up portal on this machine until Ctrl+C.</source>
        <translation>Simular um portal neste computador até Ctrl+C.</translation>
    </message>
    <message>
        <source>Folder of NISS/YYYY-MM.json; the demonstration&apos;s where left out.</source>
        <translation>A pasta com NISS/AAAA-MM.json; por omissão, a da demonstração.</translation>
    </message>
    <message>
        <source>0 for any free one.</source>
        <translation>A porta; 0 para qualquer uma livre.</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORTA</translation>
    </message>
    <message>
        <source>What callers must bear.</source>
        <translation>O token que quem consulta tem de apresentar.</translation>
    </message>
    <message>
        <source>TOKEN</source>
        <translation>TOKEN</translation>
    </message>
    <message>
        <source>Seconds before each answer.</source>
        <translation>Os segundos antes de cada resposta.</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEGUNDOS</translation>
    </message>
    <message>
        <source>Check that this installation has all its parts.</source>
        <translation>Verificar se esta instalação tem todas as suas partes.</translation>
    </message>
    <message>
        <source>Go the whole path on the demonstration data, without a window.</source>
        <translation>Percorrer todo o caminho com os dados de demonstração, sem janela.</translation>
    </message>
    <message>
        <source>The CSV to write; in the demonstration&apos;s folder where left out.</source>
        <translation>O CSV a escrever; por omissão, na pasta da demonstração.</translation>
    </message>
    <message>
        <source>Say which regime a company is in, classic or SCC, and from which month on; or list what is said.</source>
        <translation>Indicar em que regime está uma empresa, clássico ou SCC, e desde que mês; ou listar o que está indicado.</translation>
    </message>
    <message>
        <source>Whose; without it, all are listed.</source>
        <translation>A empresa; sem ela, listam-se todas.</translation>
    </message>
    <message>
        <source>The first month in the simplified cycle (SCC).</source>
        <translation>O primeiro mês no ciclo simplificado (SCC).</translation>
    </message>
    <message>
        <source>It has not joined.</source>
        <translation>A empresa não aderiu.</translation>
    </message>
    <message>
        <source>List what differs and is not resolved: its state, cause, next step and deadline.</source>
        <translation>Listar o que difere e não está resolvido: o estado, a causa, o próximo passo e o prazo.</translation>
    </message>
    <message>
        <source>Do not look for causes in the workers&apos; values.</source>
        <translation>Não procurar causas nos valores dos trabalhadores.</translation>
    </message>
    <message>
        <source>Decide about divergences of a month: accept with a reason, being corrected, contested; note, or undo.</source>
        <translation>Decidir sobre divergências de um mês: aceitar com um motivo, em correção, contestada; nota, ou desfazer.</translation>
    </message>
    <message>
        <source>What to decide; undo takes the last decision or note back.</source>
        <translation>O que decidir; undo desfaz a última decisão ou nota.</translation>
    </message>
    <message>
        <source>The company.</source>
        <translation>A empresa.</translation>
    </message>
    <message>
        <source>The month.</source>
        <translation>O mês.</translation>
    </message>
    <message>
        <source>Only these; repeatable. All that differ else.</source>
        <translation>Só estas taxas; pode repetir-se. De contrário, todas as que diferem.</translation>
    </message>
    <message>
        <source>Why, or the note; it is kept.</source>
        <translation>Porquê, ou a nota; fica guardado.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTO</translation>
    </message>
    <message>
        <source>Only say what would change, and what cannot and why.</source>
        <translation>Só dizer o que mudaria, e o que não pode mudar e porquê.</translation>
    </message>
    <message>
        <source>Repeated with the same, the command does nothing more.</source>
        <translation>Repetido com o mesmo, o comando não faz mais nada.</translation>
    </message>
    <message>
        <source>Sign a company&apos;s month off, if nothing of it is open. Other figures in a later run open it again.</source>
        <translation>Fechar um mês de uma empresa, se nada dele estiver em aberto. Outros valores numa reconciliação posterior reabrem-no.</translation>
    </message>
    <message>
        <source>Take the signature back.</source>
        <translation>Reabrir o mês.</translation>
    </message>
    <message>
        <source>Say what is due, what silence would accept, and which companies have not joined SCC.</source>
        <translation>Dizer o que está por fazer e até quando, o que o silêncio aceitaria, e que empresas não aderiram ao SCC.</translation>
    </message>
    <message>
        <source>Write a DR file with the blocks of a month as the ERP has them now, for delivery by hand.</source>
        <translation>Escrever um ficheiro DR com os blocos de um mês tal como o ERP os tem agora, para entregar à mão.</translation>
    </message>
    <message>
        <source>Replace a file that is there.</source>
        <translation>Substituir um ficheiro que já exista.</translation>
    </message>
    <message>
        <source>Mark what the ERP has now of a month as delivered past BateCerto.</source>
        <translation>Marcar o que o ERP tem agora de um mês como entregue fora do BateCerto.</translation>
    </message>
    <message>
        <source>When; today where left out.</source>
        <translation>Quando; por omissão, hoje.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>AAAA-MM-DD</translation>
    </message>
    <message>
        <source>Only say what would count as declared.</source>
        <translation>Só dizer o que contaria como declarado.</translation>
    </message>
    <message>
        <source>Do not ask.</source>
        <translation>Não perguntar.</translation>
    </message>
    <message>
        <source>Compare both sides, group by group.</source>
        <translation>Comparar os dois lados, grupo a grupo.</translation>
    </message>
    <message>
        <source>Write groups or divergences to a file.</source>
        <translation>Escrever os grupos ou as divergências num ficheiro.</translation>
    </message>
    <message>
        <source>All groups, or those that do not tally.</source>
        <translation>Todos os grupos, ou os que não batem certo.</translation>
    </message>
    <message>
        <source>Say what changed from one run to another: groups that appeared, changed or went away, and contributions.</source>
        <translation>Dizer o que mudou de uma reconciliação para outra: grupos que apareceram, mudaram ou desapareceram, e contribuições.</translation>
    </message>
    <message>
        <source>The earlier run, by its number.</source>
        <translation>A reconciliação mais antiga, pelo seu número.</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>RECONCILIAÇÃO</translation>
    </message>
    <message>
        <source>The later run.</source>
        <translation>A reconciliação mais recente.</translation>
    </message>
    <message>
        <source>List the imported files, newest first, with the number that undo-import wants.</source>
        <translation>Listar os ficheiros importados, os mais recentes primeiro, com o número que undo-import pede.</translation>
    </message>
    <message>
        <source>Take imports back: what they replaced counts again.</source>
        <translation>Anular importações: o que elas substituíram volta a contar.</translation>
    </message>
    <message>
        <source>As “imports” lists them.</source>
        <translation>O número, tal como «imports» o lista.</translation>
    </message>
    <message>
        <source>IMPORT</source>
        <translation>IMPORTAÇÃO</translation>
    </message>
    <message>
        <source>Only say what would become of each month.</source>
        <translation>Só dizer o que seria de cada mês.</translation>
    </message>
    <message>
        <source>Take old months out of the store for good.</source>
        <translation>Eliminar de vez os meses antigos.</translation>
    </message>
    <message>
        <source>The first month that stays.</source>
        <translation>O primeiro mês que fica.</translation>
    </message>
    <message>
        <source>Only say what there is.</source>
        <translation>Só dizer o que há.</translation>
    </message>
    <message>
        <source>Also months with an open divergence.</source>
        <translation>Também os meses com uma divergência em aberto.</translation>
    </message>
    <message>
        <source>What becomes of backups that hold those months.</source>
        <translation>O que fazer às cópias de segurança com esses meses.</translation>
    </message>
    <message>
        <source>Write everything that is held of one person to a JSON file.</source>
        <translation>Escrever num ficheiro JSON tudo o que está guardado sobre uma pessoa.</translation>
    </message>
    <message>
        <source>The person&apos;s eleven digits.</source>
        <translation>Os onze algarismos da pessoa.</translation>
    </message>
    <message>
        <source>NISS</source>
        <translation>NISS</translation>
    </message>
    <message>
        <source>The JSON file to write.</source>
        <translation>O ficheiro JSON a escrever.</translation>
    </message>
    <message>
        <source>Make a checked backup of the store; other programs may go on writing to it.</source>
        <translation>Fazer uma cópia de segurança conferida dos dados; outros programas podem continuar a escrever neles.</translation>
    </message>
    <message>
        <source>Another folder for it.</source>
        <translation>Outra pasta para a cópia.</translation>
    </message>
    <message>
        <source>List the backups instead.</source>
        <translation>Em vez disso, listar as cópias de segurança.</translation>
    </message>
    <message>
        <source>Put a backup in the store&apos;s place; the store that is there now is kept among the backups.</source>
        <translation>Pôr uma cópia de segurança no lugar dos dados; os que lá estão agora ficam guardados entre as cópias.</translation>
    </message>
    <message>
        <source>A backup: its path, or its name in the list.</source>
        <translation>Uma cópia de segurança: o caminho, ou o nome na lista.</translation>
    </message>
    <message>
        <source>Examine the store and its backups; exit 3 where something is wrong.</source>
        <translation>Examinar os dados e as suas cópias de segurança; termina com 3 se algo estiver mal.</translation>
    </message>
    <message>
        <source>Portal tokens, one for each company.</source>
        <translation>Os tokens do portal, um por empresa.</translation>
    </message>
    <message>
        <source>Keep a company&apos;s token, read from the keyboard or from standard input, unless the portal refuses it.</source>
        <translation>Guardar o token de uma empresa, lido do teclado ou da entrada padrão, a não ser que o portal o recuse.</translation>
    </message>
    <message>
        <source>The company&apos;s nine digits.</source>
        <translation>Os nove algarismos da empresa.</translation>
    </message>
    <message>
        <source>With the PSI password of this user, not a token.</source>
        <translation>Com a palavra-passe da PSI deste utilizador, e não um token.</translation>
    </message>
    <message>
        <source>Ask the portal whether it accepts a company&apos;s token, and say what is wrong where it does not.</source>
        <translation>Perguntar ao portal se aceita o token de uma empresa, e dizer o que está mal se não aceitar.</translation>
    </message>
    <message>
        <source>Forget a company&apos;s token.</source>
        <translation>Esquecer o token de uma empresa.</translation>
    </message>
    <message>
        <source>List the companies, and which of them have a token of their own.</source>
        <translation>Listar as empresas, e quais têm um token próprio.</translation>
    </message>
    <message>
        <source>What was sent to the portal, and what came of it.</source>
        <translation>O que foi enviado ao portal, e o que daí resultou.</translation>
    </message>
    <message>
        <source>Ask the portal what came of everything that it gave no clear answer for. Sends nothing.</source>
        <translation>Perguntar ao portal o que resultou de tudo o que ficou sem resposta clara. Não envia nada.</translation>
    </message>
    <message>
        <source>Say that the portal has an operation, where asking did not tell; it is posted as declared.</source>
        <translation>Indicar que o portal tem uma operação, quando a pergunta não o esclareceu; fica registada como declarada.</translation>
    </message>
    <message>
        <source>The operation, as the list has it.</source>
        <translation>A operação, tal como está na lista.</translation>
    </message>
    <message>
        <source>What was found, and where.</source>
        <translation>O que se encontrou, e onde.</translation>
    </message>
    <message>
        <source>The portal&apos;s number for it, if there is one.</source>
        <translation>O número que o portal lhe deu, se houver.</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NÚMERO</translation>
    </message>
    <message>
        <source>Say that the portal does not have an operation, where asking did not tell; the month may be sent again.</source>
        <translation>Indicar que o portal não tem uma operação, quando a pergunta não o esclareceu; o mês pode voltar a ser enviado.</translation>
    </message>
    <message>
        <source>Let a company be communicated to the portal that is in use; another portal needs a permission of its own.</source>
        <translation>Permitir comunicar uma empresa ao portal em uso; outro portal precisa de uma permissão própria.</translation>
    </message>
    <message>
        <source>Forbid it again.</source>
        <translation>Voltar a proibir.</translation>
    </message>
    <message>
        <source>The key of the encrypted store, and its recovery phrase.</source>
        <translation>A chave dos dados cifrados, e a sua frase de recuperação.</translation>
    </message>
    <message>
        <source>Say how the store is protected.</source>
        <translation>Dizer como estão protegidos os dados.</translation>
    </message>
    <message>
        <source>Show the recovery phrase, to be written down on paper; once it was checked, only with --again.</source>
        <translation>Mostrar a frase de recuperação, para escrever em papel; depois de conferida, só com --again.</translation>
    </message>
    <message>
        <source>Also when it was checked already.</source>
        <translation>Mesmo que já tenha sido conferida.</translation>
    </message>
    <message>
        <source>Check the recovery phrase as you wrote it down; it is read from the keyboard or from standard input.</source>
        <translation>Conferir a frase de recuperação tal como ficou escrita; lê-se do teclado ou da entrada padrão.</translation>
    </message>
    <message>
        <source>Bring the key back with the recovery phrase: into the keychain, or under the passphrase in BATECERTO_STORE_KEY.</source>
        <translation>Recuperar a chave com a frase de recuperação: no porta-chaves, ou sob a frase-passe em BATECERTO_STORE_KEY.</translation>
    </message>
    <message>
        <source>This is also how a passphrase is changed.</source>
        <translation>É também assim que se muda uma frase-passe.</translation>
    </message>
    <message>
        <source>How tables are laid out, as imports remember it. Alone: a list.</source>
        <translation>Como estão dispostas as tabelas, tal como as importações o guardaram. Sozinho: uma lista.</translation>
    </message>
    <message>
        <source>Give a mapping another name.</source>
        <translation>Dar outro nome a um mapeamento.</translation>
    </message>
    <message>
        <source>As it stands in the list.</source>
        <translation>Tal como está na lista.</translation>
    </message>
    <message>
        <source>A name that no other one has.</source>
        <translation>Um nome que nenhum outro tenha.</translation>
    </message>
    <message>
        <source>NEW-NAME</source>
        <translation>NOVO-NOME</translation>
    </message>
    <message>
        <source>Forget a mapping; what was imported with it stays.</source>
        <translation>Esquecer um mapeamento; o que se importou com ele fica.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Mostrar esta ajuda.</translation>
    </message>
</context>
<context>
    <name>CommunicationDialog</name>
    <message>
        <source>I have &amp;checked these figures. They are sent once, and cannot be taken back.</source>
        <translation>&amp;Conferi estes valores. São enviados uma só vez, e não podem ser anulados.</translation>
    </message>
    <message>
        <source>To confirm, type the company&apos;s &amp;NIF:</source>
        <translation>Para confirmar, escrever o &amp;NIF da empresa:</translation>
    </message>
    <message>
        <source>The company&apos;s NIF, to confirm</source>
        <translation>O NIF da empresa, para confirmar</translation>
    </message>
    <message>
        <source>Show in &amp;Operations</source>
        <translation>Mostrar em &amp;Operações</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fechar</translation>
    </message>
</context>
<context>
    <name>CompaniesPage</name>
    <message>
        <source>&amp;Reconcile now</source>
        <translation>&amp;Reconciliar agora</translation>
    </message>
    <message>
        <source>Kept. The new tolerance counts once it is reconciled.</source>
        <translation>Guardado. A nova tolerância conta depois de reconciliar.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Guardado.</translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message>
        <source>Tolerance of its own</source>
        <translation>Tolerância própria</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Choose a company, or several, to change something.</source>
        <translation>Escolha uma empresa, ou várias, para alterar alguma coisa.</translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) chosen: what is changed here is changed of all of them.</source>
        <translation>
            <numerusform>%n empresa escolhida: o que se alterar aqui altera-se nela.</numerusform>
            <numerusform>%n empresas escolhidas: o que se alterar aqui altera-se em todas elas.</numerusform>
        </translation>
    </message>
    <message>
        <source>that of all companies: {amount}</source>
        <translation>a de todas as empresas: {amount}</translation>
    </message>
    <message>
        <source>its own:</source>
        <translation>própria:</translation>
    </message>
    <message>
        <source>as each has it</source>
        <translation>como cada uma a tem</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>First month in SCC</source>
        <translation>Primeiro mês no SCC</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerância</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>&amp;Regime</source>
        <translation>&amp;Regime</translation>
    </message>
    <message>
        <source>&amp;first month</source>
        <translation>&amp;primeiro mês</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>&amp;Tolerância</translation>
    </message>
</context>
<context>
    <name>CompanyList</name>
    <message>
        <source>Filter companies</source>
        <translation>Filtrar empresas</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
</context>
<context>
    <name>CorrectionCounts</name>
    <message numerus="yes">
        <source>%n file(s), one for each company and month</source>
        <translation>
            <numerusform>%n ficheiro</numerusform>
            <numerusform>%n ficheiros, um por empresa e mês</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {folder}.</source>
        <translation>
            <numerusform>%n ficheiro escrito em {folder}.</numerusform>
            <numerusform>%n ficheiros escritos em {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written.</source>
        <translation>
            <numerusform>%n ficheiro não pôde ser escrito.</numerusform>
            <numerusform>%n ficheiros não puderam ser escritos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n trabalhador</numerusform>
            <numerusform>%n trabalhadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) marked as delivered</source>
        <translation>
            <numerusform>%n mês marcado como entregue</numerusform>
            <numerusform>%n meses marcados como entregues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mark %n month(s) as delivered</source>
        <translation>
            <numerusform>&amp;Marcar %n mês como entregue</numerusform>
            <numerusform>&amp;Marcar %n meses como entregues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n total(s)</source>
        <translation>
            <numerusform>%n total</numerusform>
            <numerusform>%n totais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Communicating to {host} is on for %n company(ies).</source>
        <translation>
            <numerusform>A comunicação a {host} está ligada para %n empresa.</numerusform>
            <numerusform>A comunicação a {host} está ligada para %n empresas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n company(ies) it was allowed for another portal: for this one, allow it anew.</source>
        <translation>
            <numerusform>Para %n empresa foi permitida noutro portal: para este, é preciso permitir de novo.</numerusform>
            <numerusform>Para %n empresas foi permitida noutro portal: para este, é preciso permitir de novo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n group(s) in this month</source>
        <translation>
            <numerusform>%n grupo neste mês</numerusform>
            <numerusform>%n grupos neste mês</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n ficheiro</numerusform>
            <numerusform>%n ficheiros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n ficheiro importado</numerusform>
            <numerusform>%n ficheiros importados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported before</source>
        <translation>
            <numerusform>%n ficheiro já importado antes</numerusform>
            <numerusform>%n ficheiros já importados antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n ficheiro recusado</numerusform>
            <numerusform>%n ficheiros recusados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to be confirmed</source>
        <translation>
            <numerusform>%n ficheiro por confirmar</numerusform>
            <numerusform>%n ficheiros por confirmar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) left out.</source>
        <translation>
            <numerusform>%n tabela ficou de fora.</numerusform>
            <numerusform>%n tabelas ficaram de fora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) are to be confirmed too.</source>
        <translation>
            <numerusform>Há mais %n ficheiro por confirmar.</numerusform>
            <numerusform>Há mais %n ficheiros por confirmar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {path}.</source>
        <translation>
            <numerusform>%n linha guardada em {path}.</numerusform>
            <numerusform>%n linhas guardadas em {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of {company} written to {path}; those of the other companies are not in it.</source>
        <translation>
            <numerusform>%n linha de {company} guardada em {path}; as das outras empresas não estão lá.</numerusform>
            <numerusform>%n linhas de {company} guardadas em {path}; as das outras empresas não estão lá.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n bloco</numerusform>
            <numerusform>%n blocos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later files have replaced %n of its blocks.</source>
        <translation>
            <numerusform>Ficheiros posteriores substituíram %n dos seus blocos.</numerusform>
            <numerusform>Ficheiros posteriores substituíram %n dos seus blocos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n valor</numerusform>
            <numerusform>%n valores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>there are %n more like these, not listed here.</source>
        <translation>
            <numerusform>há mais %n como estes, que não se mostra aqui.</numerusform>
            <numerusform>há mais %n como estes, que não se mostram aqui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mês</numerusform>
            <numerusform>%n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>falta cerca de %n minuto</numerusform>
            <numerusform>faltam cerca de %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>falta cerca de %n hora</numerusform>
            <numerusform>faltam cerca de %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Portal: %n month(s) could not be fetched</source>
        <translation>
            <numerusform>Portal: %n mês não pôde ser consultado</numerusform>
            <numerusform>Portal: %n meses não puderam ser consultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with values</source>
        <translation>
            <numerusform>%n mês com valores</numerusform>
            <numerusform>%n meses com valores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) without values at the portal</source>
        <translation>
            <numerusform>%n mês sem valores no portal</numerusform>
            <numerusform>%n meses sem valores no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) failed</source>
        <translation>
            <numerusform>%n mês falhou</numerusform>
            <numerusform>%n meses falharam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with new figures</source>
        <translation>
            <numerusform>%n mês com valores novos</numerusform>
            <numerusform>%n meses com valores novos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) tally</source>
        <translation>
            <numerusform>%n grupo bate certo</numerusform>
            <numerusform>%n grupos batem certo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diverge</source>
        <translation>
            <numerusform>%n diverge</numerusform>
            <numerusform>%n divergem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation>
            <numerusform>%n por comparar</numerusform>
            <numerusform>%n por comparar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new divergence(s)</source>
        <translation>
            <numerusform>%n divergência nova</numerusform>
            <numerusform>%n divergências novas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with other figures</source>
        <translation>
            <numerusform>%n com outros valores</numerusform>
            <numerusform>%n com outros valores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation>
            <numerusform>%n resolvida</numerusform>
            <numerusform>%n resolvidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s)</source>
        <translation>
            <numerusform>%n divergência</numerusform>
            <numerusform>%n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n grupo</numerusform>
            <numerusform>%n grupos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ</source>
        <translation>
            <numerusform>%n valor difere</numerusform>
            <numerusform>%n valores diferem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n empresa</numerusform>
            <numerusform>%n empresas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to the portal since the program started</source>
        <translation>
            <numerusform>%n pedido ao portal desde que o programa abriu</numerusform>
            <numerusform>%n pedidos ao portal desde que o programa abriu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) repeated what had just failed</source>
        <translation>
            <numerusform>%n pedido repetiu o que acabara de falhar</numerusform>
            <numerusform>%n pedidos repetiram o que acabara de falhar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) left alone for a while because only theirs fail</source>
        <translation>
            <numerusform>%n empresa fica de lado por algum tempo, porque só a dela falha</numerusform>
            <numerusform>%n empresas ficam de lado por algum tempo, porque só as delas falham</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) waiting</source>
        <translation>
            <numerusform>%n notificação à espera</numerusform>
            <numerusform>%n notificações à espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) could not be delivered</source>
        <translation>
            <numerusform>%n notificação não pôde ser entregue</numerusform>
            <numerusform>%n notificações não puderam ser entregues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refer to nothing</source>
        <translation>
            <numerusform>%n linha refere-se a algo que não existe</numerusform>
            <numerusform>%n linhas referem-se a algo que não existe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) do not go with the others</source>
        <translation>
            <numerusform>%n linha não condiz com as outras</numerusform>
            <numerusform>%n linhas não condizem com as outras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found</source>
        <translation>
            <numerusform>%n problema encontrado</numerusform>
            <numerusform>%n problemas encontrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>&amp;Show what there is</source>
        <translation>&amp;Mostrar o que há</translation>
    </message>
    <message>
        <source>Take the months with an &amp;open divergence too</source>
        <translation>Eliminar também os meses com divergências em &amp;aberto</translation>
    </message>
    <message>
        <source>&amp;Delete the backups that hold those months too</source>
        <translation>Eliminar também as &amp;cópias de segurança com esses meses</translation>
    </message>
    <message>
        <source>Months before</source>
        <translation>Meses anteriores a</translation>
    </message>
    <message>
        <source>Months that need not be kept any longer can be taken out for good: ERP values, portal answers, groups and divergences. That cannot be undone.</source>
        <translation>Os meses que já não é preciso guardar podem ser eliminados de vez: valores do ERP, respostas do portal, grupos e divergências. Não se pode desfazer.</translation>
    </message>
    <message>
        <source>Months &amp;before</source>
        <translation>Meses &amp;anteriores a</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n company month(s)…</source>
        <translation>
            <numerusform>Eliminar %n mês de empresa…</numerusform>
            <numerusform>Eliminar %n meses de empresas…</numerusform>
        </translation>
    </message>
    <message>
        <source>They are taken out for good.</source>
        <translation>São eliminados de vez.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n company month(s)</source>
        <translation>
            <numerusform>Eliminar %n mês de empresa</numerusform>
            <numerusform>Eliminar %n meses de empresas</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete old months</source>
        <translation>Eliminar meses antigos</translation>
    </message>
</context>
<context>
    <name>DayBody</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/aaaa</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois de</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes de</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dia</translation>
    </message>
    <message>
        <source>And the last day</source>
        <translation>E o último dia</translation>
    </message>
    <message>
        <source>“{text}” is not a day. Write it like 22/11/2026.</source>
        <translation>«{text}» não é um dia. Escreva-o como 22/11/2026.</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>falta %n dia</numerusform>
            <numerusform>faltam %n dias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>há %n dia</numerusform>
            <numerusform>há %n dias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) with deadlines past that the portal does not show as kept.</source>
        <translation>
            <numerusform>%n empresa com prazos passados que o portal não mostra como cumpridos.</numerusform>
            <numerusform>%n empresas com prazos passados que o portal não mostra como cumpridos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) with deadlines past. The portal was not asked about them yet.</source>
        <translation>
            <numerusform>%n empresa com prazos passados. O portal ainda não foi consultado sobre eles.</numerusform>
            <numerusform>%n empresas com prazos passados. O portal ainda não foi consultado sobre eles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) in the classic regime.</source>
        <translation>
            <numerusform>%n empresa no regime clássico.</numerusform>
            <numerusform>%n empresas no regime clássico.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) still stand(s) as classic here.</source>
        <translation>
            <numerusform>%n empresa ainda está aqui como clássica.</numerusform>
            <numerusform>%n empresas ainda estão aqui como clássicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If nothing is done, Segurança Social will assume its own values for %n month(s)</source>
        <translation>
            <numerusform>Se nada for feito, a Segurança Social assume os seus próprios valores em %n mês</numerusform>
            <numerusform>Se nada for feito, a Segurança Social assume os seus próprios valores em %n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n month(s) the last day has passed: silence may have accepted Segurança Social&apos;s values</source>
        <translation>
            <numerusform>Há %n mês cujo último dia já passou: o silêncio pode ter aceitado os valores da Segurança Social</numerusform>
            <numerusform>Há %n meses cujo último dia já passou: o silêncio pode ter aceitado os valores da Segurança Social</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>daqui a %n dia</numerusform>
            <numerusform>daqui a %n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeadlinesPage</name>
    <message>
        <source>By what BateCerto knows of the law, no deadline moves where its last day is a weekend or a holiday. Where you know that one does, tick it: a countdown that does not move is never too late.</source>
        <translation>Pelo que o BateCerto sabe da lei, nenhum prazo passa para outro dia quando o último é fim de semana ou feriado. Se algum passar, assinale-o aqui: uma contagem que não se move nunca chega tarde.</translation>
    </message>
    <message>
        <source>Move to the next working day</source>
        <translation>Passam para o dia útil seguinte</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>O que daí resulta</translation>
    </message>
    <message>
        <source>This is no legal advice. Check the days against the portal&apos;s own notices.</source>
        <translation>Isto não é aconselhamento jurídico. Confirme os dias nos avisos do próprio portal.</translation>
    </message>
    <message>
        <source>Other holidays</source>
        <translation>Outros feriados</translation>
    </message>
    <message>
        <source>13/06, 24/06, 17/02/2026</source>
        <translation>13/06, 24/06, 17/02/2026</translation>
    </message>
    <message>
        <source>Other &amp;holidays that are kept, such as the municipality&apos;s or Carnival</source>
        <translation>Outros &amp;feriados que se guardam, como o municipal ou o Carnaval</translation>
    </message>
    <message>
        <source>Day and month for every year, with the year for one year alone. National holidays are known.</source>
        <translation>Dia e mês para todos os anos, com o ano para um ano só. Os feriados nacionais já se conhecem.</translation>
    </message>
    <message>
        <source>{what} {day}</source>
        <translation>{what} {day}</translation>
    </message>
    <message>
        <source> (moved)</source>
        <translation> (passou)</translation>
    </message>
</context>
<context>
    <name>DeadlinesView</name>
    <message>
        <source>The days are those of the law as it stands; this is no legal advice. Check the portal&apos;s notices.</source>
        <translation>Os dias são os da lei em vigor; isto não é aconselhamento jurídico. Confirme nos avisos do portal.</translation>
    </message>
    <message>
        <source>Show what is &amp;done too</source>
        <translation>Mostrar &amp;também o que está feito</translation>
    </message>
    <message>
        <source>The deadlines are being looked up…</source>
        <translation>A procurar os prazos…</translation>
    </message>
    <message>
        <source>Nothing is due, as far as is known.</source>
        <translation>Tanto quanto se sabe, não há prazos a cumprir.</translation>
    </message>
</context>
<context>
    <name>DecisionCounts</name>
    <message numerus="yes">
        <source>%n divergence(s) would change</source>
        <translation>
            <numerusform>mudaria %n divergência</numerusform>
            <numerusform>mudariam %n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s) changed</source>
        <translation>
            <numerusform>mudou %n divergência</numerusform>
            <numerusform>mudaram %n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left alone</source>
        <translation>
            <numerusform>%n deixada como estava</numerusform>
            <numerusform>%n deixadas como estavam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rate(s)</source>
        <translation>
            <numerusform>%n taxa</numerusform>
            <numerusform>%n taxas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>What is left alone, and why</source>
        <translation>O que fica como está, e porquê</translation>
    </message>
</context>
<context>
    <name>DecisionSection</name>
    <message>
        <source>History: {what}</source>
        <translation>Histórico: {what}</translation>
    </message>
    <message>
        <source>It differed before, and tallies now.</source>
        <translation>Divergia antes, e agora bate certo.</translation>
    </message>
    <message>
        <source>Nobody has decided about it.</source>
        <translation>Ainda ninguém decidiu.</translation>
    </message>
    <message>
        <source>The month is signed off: only notes can be added.</source>
        <translation>O mês está fechado: só se podem acrescentar notas.</translation>
    </message>
</context>
<context>
    <name>DecisionsDesk</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Nothing was decided.</source>
        <translation>Nada foi decidido.</translation>
    </message>
    <message>
        <source>Where something else was decided or found since, nothing was taken back.</source>
        <translation>Onde entretanto houve outra decisão ou outros valores, nada foi desfeito.</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Ver o que mudou</translation>
    </message>
    <message>
        <source>Nothing changed there since it was signed off.</source>
        <translation>Nada mudou aí desde que foi fechado.</translation>
    </message>
</context>
<context>
    <name>DeedButtons</name>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>More that can be done</source>
        <translation>Mais que se pode fazer</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>There is no group here.</source>
        <translation>Não há aqui nenhum grupo.</translation>
    </message>
    <message>
        <source>There is no divergence in it.</source>
        <translation>Não tem divergências.</translation>
    </message>
    <message>
        <source>Nothing was decided or noted about it.</source>
        <translation>Nada foi decidido nem anotado.</translation>
    </message>
    <message>
        <source>Choose one company and one month.</source>
        <translation>Escolha uma só empresa e um só mês.</translation>
    </message>
    <message>
        <source>It is not one month of which something was sent or delivered.</source>
        <translation>Não é um mês de que algo tenha sido enviado ou entregue.</translation>
    </message>
    <message>
        <source>These are too many at once.</source>
        <translation>São demasiados de uma só vez.</translation>
    </message>
    <message>
        <source>Another job is running. Wait until it has ended.</source>
        <translation>Está a decorrer outra tarefa. Espere que termine.</translation>
    </message>
    <message>
        <source>Write corrected DR file…</source>
        <translation>Escrever DR corrigida…</translation>
    </message>
    <message>
        <source>Mark as delivered…</source>
        <translation>Marcar como entregue…</translation>
    </message>
    <message>
        <source>Communicate to the portal…</source>
        <translation>Comunicar ao portal…</translation>
    </message>
    <message>
        <source>Accept with a reason…</source>
        <translation>Aceitar com motivo…</translation>
    </message>
    <message>
        <source>Mark as being corrected</source>
        <translation>Marcar como em correção</translation>
    </message>
    <message>
        <source>Contest…</source>
        <translation>Contestar…</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Acrescentar uma nota…</translation>
    </message>
    <message>
        <source>Undo the decision</source>
        <translation>Desfazer a decisão</translation>
    </message>
    <message>
        <source>Sign the month off…</source>
        <translation>Fechar o mês…</translation>
    </message>
    <message>
        <source>Fetch this month again</source>
        <translation>Consultar outra vez este mês</translation>
    </message>
    <message>
        <source>Show in Operations</source>
        <translation>Mostrar em Operações</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>Abrir em janela própria</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>&amp;Delivered on</source>
        <translation>&amp;Entregue em</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Open settings…</source>
        <translation>Abrir as definições…</translation>
    </message>
    <message>
        <source>The last fetch was cut short ({months}). What had come until then was kept.</source>
        <translation>A última consulta foi interrompida ({months}). O que já tinha chegado ficou guardado.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Deixar assim</translation>
    </message>
    <message>
        <source>Loading {months}… Until then {now} stays on screen.</source>
        <translation>A carregar {months}… Até lá, continua no ecrã {now}.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>A trabalhar…</translation>
    </message>
    <message>
        <source>ERP: imported {ago}</source>
        <translation>ERP: importado {ago}</translation>
    </message>
    <message>
        <source>ERP: nothing imported yet</source>
        <translation>ERP: ainda nada importado</translation>
    </message>
    <message>
        <source>Portal: fetched {ago}</source>
        <translation>Portal: consultado {ago}</translation>
    </message>
    <message>
        <source>Portal: not fetched yet</source>
        <translation>Portal: ainda não consultado</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>BateCerto is open already with this data; its window was brought to the front.</source>
        <translation>O BateCerto já está aberto com estes dados; a sua janela veio para a frente.</translation>
    </message>
    <message>
        <source>BateCerto is open already with this data, and does not answer. Go to its window, or close it and start again.</source>
        <translation>O BateCerto já está aberto com estes dados, e não responde. Ir à sua janela, ou fechá-la e começar de novo.</translation>
    </message>
    <message>
        <source>There is no display to open a window on. “batecerto demo” shows the same without a window.</source>
        <translation>Não há ecrã onde abrir uma janela. «batecerto demo» mostra o mesmo sem janela.</translation>
    </message>
    <message>
        <source>There is no display to open a window on. “batecerto --help” lists what can be done without a window.</source>
        <translation>Não há ecrã onde abrir uma janela. «batecerto --help» diz o que se pode fazer sem janela.</translation>
    </message>
</context>
<context>
    <name>DetailBody</name>
    <message>
        <source>The last fetch failed; the values from before are shown.</source>
        <translation>A última consulta falhou; mostram-se os valores de antes.</translation>
    </message>
    <message>
        <source>The portal&apos;s total is not the sum of its workers&apos; values.</source>
        <translation>O total do portal não é a soma dos valores dos seus trabalhadores.</translation>
    </message>
    <message>
        <source>A worker here has a NISS with a wrong check digit: it may be mistyped in the ERP.</source>
        <translation>Há aqui um trabalhador cujo NISS tem o dígito de controlo errado: pode estar mal escrito no ERP.</translation>
    </message>
    <message>
        <source>Portal values of {when} ({ago})</source>
        <translation>Valores do portal de {when} ({ago})</translation>
    </message>
    <message>
        <source>Portal last asked {when} ({ago})</source>
        <translation>Portal consultado em {when} ({ago})</translation>
    </message>
    <message>
        <source>ERP imported {when} ({ago})</source>
        <translation>ERP importado em {when} ({ago})</translation>
    </message>
    <message>
        <source>ERP file: {name}</source>
        <translation>Ficheiro do ERP: {name}</translation>
    </message>
    <message>
        <source>At the portal: {state}</source>
        <translation>No portal: {state}</translation>
    </message>
</context>
<context>
    <name>DetailCounts</name>
    <message numerus="yes">
        <source>%n cause(s)</source>
        <translation>
            <numerusform>%n causa</numerusform>
            <numerusform>%n causas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n trabalhador</numerusform>
            <numerusform>%n trabalhadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n origem</numerusform>
            <numerusform>%n origens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, in the table of workers</source>
        <translation>
            <numerusform>e mais %n, na tabela de trabalhadores</numerusform>
            <numerusform>e mais %n, na tabela de trabalhadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>Mostrar mais %n anterior</numerusform>
            <numerusform>Mostrar mais %n anteriores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n acontecimento</numerusform>
            <numerusform>%n acontecimentos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail</source>
        <translation>Detalhe</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>Abrir numa janela própria</translation>
    </message>
    <message>
        <source>No group is selected in this tab. Select one in the overview, the groups, the divergences or the deadlines to see its figures and its workers.</source>
        <translation>Neste separador não há nenhum grupo selecionado. Selecione um na visão geral, nos grupos, nas divergências ou nos prazos para ver os seus valores e os seus trabalhadores.</translation>
    </message>
    <message>
        <source>This group is not there any more.</source>
        <translation>Este grupo já não existe.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>A carregar…</translation>
    </message>
    <message>
        <source>Close the detail (Esc)</source>
        <translation>Fechar o detalhe (Esc)</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Fechar o detalhe</translation>
    </message>
</context>
<context>
    <name>DetailWindow</name>
    <message>
        <source>Detail</source>
        <translation>Detalhe</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>&amp;Try them again</source>
        <translation>&amp;Tentar de novo</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>&amp;Examinar de novo</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copiar como texto</translation>
    </message>
    <message>
        <source>Without names, amounts or folders: it can be sent to whoever helps</source>
        <translation>Sem nomes, valores nem pastas: pode ser enviado a quem ajuda</translation>
    </message>
    <message>
        <source>Notifications inside the program</source>
        <translation>Notificações dentro do programa</translation>
    </message>
    <message>
        <source>The portal&apos;s answers</source>
        <translation>As respostas do portal</translation>
    </message>
    <message>
        <source>Examination of the data</source>
        <translation>Exame dos dados</translation>
    </message>
    <message>
        <source>The demonstration&apos;s made-up data is not examined.</source>
        <translation>Os dados inventados da demonstração não são examinados.</translation>
    </message>
    <message>
        <source>The data is being examined…</source>
        <translation>A examinar os dados…</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Import files</source>
        <translation>Importar ficheiros</translation>
    </message>
    <message>
        <source>ERP files and tables (*.txt *.TXT *.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)</source>
        <translation>Ficheiros do ERP e tabelas (*.txt *.TXT *.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)</translation>
    </message>
    <message>
        <source>ERP files (*.txt *.TXT)</source>
        <translation>Ficheiros do ERP (*.txt *.TXT)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)</source>
        <translation>Tabelas (*.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>CSV for a Portuguese Excel (*.csv)</source>
        <translation>CSV para um Excel português (*.csv)</translation>
    </message>
    <message>
        <source>Export groups</source>
        <translation>Exportar grupos</translation>
    </message>
    <message>
        <source>Export divergences</source>
        <translation>Exportar divergências</translation>
    </message>
    <message>
        <source>Export reconciliation {run} as it was</source>
        <translation>Exportar a reconciliação {run} tal como então</translation>
    </message>
    <message>
        <source>CSV as RFC 4180 has it (*.csv)</source>
        <translation>CSV segundo a RFC 4180 (*.csv)</translation>
    </message>
    <message>
        <source>groups.csv</source>
        <translation>grupos.csv</translation>
    </message>
    <message>
        <source>divergences.csv</source>
        <translation>divergencias.csv</translation>
    </message>
    <message>
        <source>Write corrected DR file</source>
        <translation>Escrever DR corrigida</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escrever</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar imagem</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagem PNG (*.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>Página PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Folder for the corrected DR files</source>
        <translation>Pasta para as DR corrigidas</translation>
    </message>
    <message>
        <source>Write here</source>
        <translation>Escrever aqui</translation>
    </message>
</context>
<context>
    <name>DriftDialog</name>
    <message>
        <source>What changed after signing off</source>
        <translation>O que mudou depois de fechar</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Remuneration / contribution, in euro</source>
        <translation>Remuneração / contribuição, em euros</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Choose &amp;where…</source>
        <translation>Escolher &amp;onde…</translation>
    </message>
    <message>
        <source>It holds what the ERP has now. Writing it sends nothing.</source>
        <translation>Fica com o que o ERP tem agora. Escrevê-lo não envia nada.</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Escolher uma &amp;pasta…</translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>What was found in the file</source>
        <translation>O que foi encontrado no ficheiro</translation>
    </message>
    <message>
        <source>The lines of the file</source>
        <translation>As linhas do ficheiro</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>O que faz</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Reconhecido</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Taxas</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Contributions €</source>
        <translation>Contribuições €</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Prazo</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Limpar filtros</translation>
    </message>
    <message>
        <source>Show all companies again, except for what the search leaves out</source>
        <translation>Voltar a mostrar todas as empresas, menos as que a procura deixa de fora</translation>
    </message>
    <message>
        <source>Show only companies like that</source>
        <translation>Mostrar só empresas assim</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos os estados</translation>
    </message>
    <message>
        <source>With divergences</source>
        <translation>Com divergências</translation>
    </message>
    <message>
        <source>With accepted divergences</source>
        <translation>Com divergências aceites</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Por comparar</translation>
    </message>
    <message>
        <source>All tallies</source>
        <translation>Tudo bate certo</translation>
    </message>
    <message>
        <source>With months signed off</source>
        <translation>Com meses fechados</translation>
    </message>
    <message>
        <source>With months opened again</source>
        <translation>Com meses reabertos</translation>
    </message>
    <message>
        <source>Both regimes</source>
        <translation>Os dois regimes</translation>
    </message>
    <message>
        <source>Classic (DR)</source>
        <translation>Clássico (DR)</translation>
    </message>
    <message>
        <source>SCC</source>
        <translation>SCC</translation>
    </message>
    <message>
        <source>All deadlines</source>
        <translation>Todos os prazos</translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation>Prazo em 7 dias</translation>
    </message>
    <message>
        <source>Past deadlines</source>
        <translation>Prazos passados</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>Filter of {column}</source>
        <translation>Filtro de {column}</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Limpar</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>&amp;Fechar</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>1. Bring the ERP&apos;s files</source>
        <translation>1. Trazer os ficheiros do ERP</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>2. Connect the portal</source>
        <translation>2. Ligar o portal</translation>
    </message>
    <message>
        <source>3. Reconcile</source>
        <translation>3. Reconciliar</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Reconciliar</translation>
    </message>
    <message>
        <source>Choose the DR files that your payroll software exports, one or many months.</source>
        <translation>Escolha os ficheiros DR que o seu programa de salários exporta, de um ou de muitos meses.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Ligar…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Feito</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por fazer</translation>
    </message>
    <message>
        <source>Give each company its portal token, and fetch what Segurança Social holds for the same months. Without a network this can wait.</source>
        <translation>Dê a cada empresa o seu token do portal, e consulte o que a Segurança Social tem dos mesmos meses. Sem rede, isto pode esperar.</translation>
    </message>
    <message>
        <source>See month by month what tallies, and to the cent what does not.</source>
        <translation>Veja, mês a mês, o que bate certo e, ao cêntimo, o que não bate.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet</source>
        <translation>Ainda nada foi importado</translation>
    </message>
    <message>
        <source>No files at hand? See the program at work first; your own data stays apart.</source>
        <translation>Não tem ficheiros à mão? Veja primeiro o programa a trabalhar; os seus dados ficam à parte.</translation>
    </message>
    <message>
        <source>Try with demonstration data</source>
        <translation>Experimentar com dados de demonstração</translation>
    </message>
</context>
<context>
    <name>GatePage</name>
    <message>
        <source>Opening…</source>
        <translation>A abrir…</translation>
    </message>
</context>
<context>
    <name>GivenFields</name>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>34.75 or 11 + 23.75</source>
        <translation>34.75 ou 11 + 23.75</translation>
    </message>
    <message>
        <source>In percent: the whole rate, or the worker&apos;s part and the company&apos;s</source>
        <translation>Em percentagem: a taxa inteira, ou a parte do trabalhador e a da empresa</translation>
    </message>
    <message>
        <source>&amp;Company of the file</source>
        <translation>&amp;Empresa do ficheiro</translation>
    </message>
    <message>
        <source>&amp;Month of the file</source>
        <translation>&amp;Mês do ficheiro</translation>
    </message>
    <message>
        <source>&amp;Establishment of the file</source>
        <translation>E&amp;stabelecimento do ficheiro</translation>
    </message>
    <message>
        <source>&amp;Rate of the file</source>
        <translation>&amp;Taxa do ficheiro</translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message>
        <source>{groups} of reconciliation {run}, as they were, written to {path}.</source>
        <translation>{groups} da reconciliação {run}, tal como então, em {path}.</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Groups as they were</source>
        <translation>Grupos como estavam</translation>
    </message>
    <message>
        <source>Choose a reconciliation above to see its groups as they were.</source>
        <translation>Escolha acima uma reconciliação para ver os grupos como estavam.</translation>
    </message>
    <message>
        <source>This reconciliation had no groups here.</source>
        <translation>Esta reconciliação não tinha grupos aqui.</translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%n month(s) go back to “{file}” of {date}</source>
        <translation>
            <numerusform>%n mês volta a «{file}» de {date}</numerusform>
            <numerusform>%n meses voltam a «{file}» de {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) will have no ERP values</source>
        <translation>
            <numerusform>%n mês fica sem valores do ERP</numerusform>
            <numerusform>%n meses ficam sem valores do ERP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erro</numerusform>
            <numerusform>%n erros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n pergunta</numerusform>
            <numerusform>%n perguntas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) would change.</source>
        <translation>
            <numerusform>Mudaria %n grupo.</numerusform>
            <numerusform>Mudariam %n grupos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular a importação</translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation>Mostrar avisos</translation>
    </message>
    <message>
        <source>Undo the import…</source>
        <translation>Anular a importação…</translation>
    </message>
    <message>
        <source>“{file}” is no longer where it was, so its lines cannot be shown.</source>
        <translation>«{file}» já não está onde estava, por isso não é possível mostrar as suas linhas.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n aviso.</numerusform>
            <numerusform>%n avisos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found in it.</source>
        <translation>Nada foi assinalado nele.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Anular a importação</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Deixar como está</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Acrescentar ficheiros…</translation>
    </message>
    <message>
        <source>&amp;Columns of the table…</source>
        <translation>&amp;Colunas da tabela…</translation>
    </message>
    <message>
        <source>The files are all there is for their companies and &amp;months</source>
        <translation>Os ficheiros são tudo o que há das suas empresas e &amp;meses</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fechar</translation>
    </message>
    <message>
        <source>Look at files before importing</source>
        <translation>Ver ficheiros antes de importar</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Não foi visto</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n file(s)</source>
        <translation>
            <numerusform>&amp;Importar %n ficheiro</numerusform>
            <numerusform>&amp;Importar %n ficheiros</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the files. Nothing is imported yet.</source>
        <translation>A ler os ficheiros. Ainda nada foi importado.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n ficheiro importado</numerusform>
            <numerusform>%n ficheiros importados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can come in</source>
        <translation>
            <numerusform>%n ficheiro pode entrar</numerusform>
            <numerusform>%n ficheiros podem entrar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in before</source>
        <translation>
            <numerusform>%n ficheiro já tinha entrado</numerusform>
            <numerusform>%n ficheiros já tinham entrado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot come in as they are</source>
        <translation>
            <numerusform>%n ficheiro não pode entrar como está</numerusform>
            <numerusform>%n ficheiros não podem entrar como estão</numerusform>
        </translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Ficheiros</translation>
    </message>
</context>
<context>
    <name>KeychainPage</name>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Tentar de novo</translation>
    </message>
    <message>
        <source>Use the &amp;recovery phrase</source>
        <translation>Usar a frase de &amp;recuperação</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sem dados</translation>
    </message>
    <message>
        <source>Neither an ERP file nor anything of the portal</source>
        <translation>Nem ficheiro do ERP nem nada do portal</translation>
    </message>
    <message>
        <source>ERP file waits</source>
        <translation>ERP à espera</translation>
    </message>
    <message>
        <source>The ERP&apos;s file is there, and no answer of the portal to compare it with</source>
        <translation>O ficheiro do ERP está cá, e falta a resposta do portal para o comparar</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Reaberto</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Fechado</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>A abrir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Search  Ctrl+K</source>
        <translation>Procurar  Ctrl+K</translation>
    </message>
    <message>
        <source>Search in the tables</source>
        <translation>Procurar nas tabelas</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Ferramentas</translation>
    </message>
    <message>
        <source>Write a CSV file that Excel opens</source>
        <translation>Escrever um ficheiro CSV que o Excel abre</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Ficheiro</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Portal</source>
        <translation>&amp;Portal</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;juda</translation>
    </message>
    <message>
        <source>Fetch portal</source>
        <translation>Consultar portal</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>the E&amp;RP</source>
        <translation>do E&amp;RP</translation>
    </message>
    <message>
        <source>the &amp;portal</source>
        <translation>do &amp;portal</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n file(s)</source>
        <translation>
            <numerusform>&amp;Importar %n ficheiro</numerusform>
            <numerusform>&amp;Importar %n ficheiros</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Use these columns</source>
        <translation>&amp;Usar estas colunas</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Importar uma tabela</translation>
    </message>
    <message>
        <source>Tables with other headings are remembered under that name. Choose another one.</source>
        <translation>Esse nome já é o de tabelas com outros cabeçalhos. Escolha outro.</translation>
    </message>
    <message>
        <source>What is said here counts for these files too, which have the same headings: {files}.</source>
        <translation>O que aqui se disser vale também para estes ficheiros, que têm os mesmos cabeçalhos: {files}.</translation>
    </message>
    <message>
        <source>Named after the file</source>
        <translation>Com o nome do ficheiro</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>A ler a tabela</translation>
    </message>
    <message>
        <source>Its values are those of</source>
        <translation>Os valores são</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Folha</translation>
    </message>
    <message>
        <source>Columns &amp;divided by</source>
        <translation>Colunas &amp;divididas por</translation>
    </message>
    <message>
        <source>Remember this &amp;layout as</source>
        <translation>Memorizar esta &amp;disposição como</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Overview: companies by months</source>
        <translation>Visão geral: empresas por meses</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Meses</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
</context>
<context>
    <name>MonthGroups</name>
    <message>
        <source>Groups of this month</source>
        <translation>Grupos deste mês</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the view</source>
        <translation>Nome da vista</translation>
    </message>
    <message>
        <source>Columns, sorting, groups and filters are kept beside the data and not encrypted, as they stand.</source>
        <translation>Colunas, ordem, agrupamento e filtros ficam guardados ao lado dos dados, sem cifra, tal como estão.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase-passe</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Frase-passe mais uma vez</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>As duas não são iguais.</translation>
    </message>
    <message>
        <source>{n} letters or more, such as a few words with blanks. Nobody can look it up for you.</source>
        <translation>{n} letras ou mais, por exemplo algumas palavras com espaços. Quem a esquecer não a pode pedir a ninguém.</translation>
    </message>
    <message>
        <source>It is short: one of {n} letters or more is far harder to guess.</source>
        <translation>É curta: uma de {n} letras ou mais é muito mais difícil de adivinhar.</translation>
    </message>
    <message>
        <source>Its length is good.</source>
        <translation>O comprimento é bom.</translation>
    </message>
    <message>
        <source>Its length is good. Type it once more.</source>
        <translation>O comprimento é bom. Escreva-a mais uma vez.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Frase-passe</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>Mais uma &amp;vez</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>What the portal shows</source>
        <translation>O que o portal mostra</translation>
    </message>
    <message>
        <source>What was found, and where</source>
        <translation>O que se encontrou, e onde</translation>
    </message>
    <message>
        <source>The portal&apos;s number for it, if there is one</source>
        <translation>O número que o portal lhe deu, se houver</translation>
    </message>
    <message>
        <source>It is &amp;there</source>
        <translation>Es&amp;tá lá</translation>
    </message>
    <message>
        <source>It is not &amp;there</source>
        <translation>Não es&amp;tá lá</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
    <message>
        <source>Details of the notice</source>
        <translation>Detalhes do aviso</translation>
    </message>
</context>
<context>
    <name>NumberBody</name>
    <message>
        <source>How {column} is compared</source>
        <translation>Como se compara {column}</translation>
    </message>
    <message>
        <source>Greater than</source>
        <translation>Maior do que</translation>
    </message>
    <message>
        <source>Less than</source>
        <translation>Menor do que</translation>
    </message>
    <message>
        <source>Between, both included</source>
        <translation>Entre, ambos incluídos</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>And the largest</source>
        <translation>E o maior</translation>
    </message>
    <message>
        <source>“{text}” is not such a number.</source>
        <translation>«{text}» não é um número que sirva aqui.</translation>
    </message>
</context>
<context>
    <name>NumbersQuestion</name>
    <message>
        <source>What does “{number}” mean in this file?</source>
        <translation>O que significa «{number}» neste ficheiro?</translation>
    </message>
    <message>
        <source>{value}: the &amp;comma divides decimals</source>
        <translation>{value}: a &amp;vírgula separa as casas decimais</translation>
    </message>
    <message>
        <source>{value}: the &amp;point divides decimals</source>
        <translation>{value}: o p&amp;onto separa as casas decimais</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>Open</source>
        <translation>Aberto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fechado</translation>
    </message>
</context>
<context>
    <name>OperationCounts</name>
    <message numerus="yes">
        <source>%n operation(s) asked about</source>
        <translation>
            <numerusform>%n operação consultada</numerusform>
            <numerusform>%n operações consultadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>%n confirmada</numerusform>
            <numerusform>%n confirmadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for you to look at</source>
        <translation>
            <numerusform>%n a verificar no portal</numerusform>
            <numerusform>%n a verificar no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still not known</source>
        <translation>
            <numerusform>%n ainda por saber</numerusform>
            <numerusform>%n ainda por saber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known what came of %n operation(s)</source>
        <translation>
            <numerusform>Não se sabe o que aconteceu a %n operação</numerusform>
            <numerusform>Não se sabe o que aconteceu a %n operações</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for somebody to look at the portal</source>
        <translation>
            <numerusform>%n espera que alguém veja no portal</numerusform>
            <numerusform>%n esperam que alguém veja no portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) posted</source>
        <translation>
            <numerusform>%n lançamento feito</numerusform>
            <numerusform>%n lançamentos feitos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n trabalhador</numerusform>
            <numerusform>%n trabalhadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationsView</name>
    <message>
        <source>History of the operation</source>
        <translation>Histórico da operação</translation>
    </message>
    <message>
        <source>&amp;Ask the portal now</source>
        <translation>&amp;Perguntar já ao portal</translation>
    </message>
    <message>
        <source>The portal has &amp;it…</source>
        <translation>Está no p&amp;ortal…</translation>
    </message>
    <message>
        <source>The portal does &amp;not have it…</source>
        <translation>&amp;Não está no portal…</translation>
    </message>
</context>
<context>
    <name>OverviewDesk</name>
    <message>
        <source>differences</source>
        <translation>diferencas</translation>
    </message>
    <message>
        <source>The chart was written to {path}.</source>
        <translation>O gráfico foi guardado em {path}.</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>No company here holds “{text}” and fits the filters.</source>
        <translation>Nenhuma empresa contém «{text}» e passa nos filtros.</translation>
    </message>
    <message>
        <source>No company fits the filters.</source>
        <translation>Nenhuma empresa passa nos filtros.</translation>
    </message>
    <message>
        <source>Order of the companies</source>
        <translation>Ordem das empresas</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nome</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Piores primeiro</translation>
    </message>
    <message>
        <source>Largest difference first</source>
        <translation>Maior diferença primeiro</translation>
    </message>
    <message>
        <source>Cha&amp;rt</source>
        <translation>&amp;Gráfico</translation>
    </message>
    <message>
        <source>Show the differences by month as a chart below</source>
        <translation>Mostrar em baixo um gráfico das diferenças por mês</translation>
    </message>
    <message>
        <source>The window is too low for the chart and the months together.</source>
        <translation>A janela é baixa demais para o gráfico e os meses ao mesmo tempo.</translation>
    </message>
    <message>
        <source>Opens the deadlines</source>
        <translation>Abre os prazos</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase-passe</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>Use the &amp;recovery phrase</source>
        <translation>Usar a frase de &amp;recuperação</translation>
    </message>
</context>
<context>
    <name>PastBanner</name>
    <message>
        <source>Compare with</source>
        <translation>Comparar com</translation>
    </message>
    <message>
        <source>E&amp;xport as it was…</source>
        <translation>E&amp;xportar como estava…</translation>
    </message>
    <message>
        <source>Write the groups of the reconciliation chosen above to a CSV file</source>
        <translation>Escrever num ficheiro CSV os grupos da reconciliação escolhida acima</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Comparar com</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>The months that are shown, fetched and reconciled</source>
        <translation>Os meses que se mostram, consultam e reconciliam</translation>
    </message>
    <message>
        <source>Period: {months}</source>
        <translation>Período: {months}</translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Seguinte</translation>
    </message>
    <message>
        <source>&amp;Show the words again</source>
        <translation>&amp;Mostrar outra vez as palavras</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>Frase de recuperação</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Conferir</translation>
    </message>
    <message>
        <source>To make sure that the paper is right, take these words from it.</source>
        <translation>Para garantir que o papel está certo, copie dele estas palavras.</translation>
    </message>
    <message>
        <source>Word {n}</source>
        <translation>Palavra {n}</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Mais &amp;tarde</translation>
    </message>
    <message>
        <source>Write these 24 words on paper</source>
        <translation>Apontar estas 24 palavras em papel</translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Recovery phrase</source>
        <translation>Frase de recuperação</translation>
    </message>
    <message>
        <source>The 24 words, in their order, with blanks between them</source>
        <translation>As 24 palavras, pela ordem, separadas por espaços</translation>
    </message>
    <message>
        <source>{n} of {all} words</source>
        <translation>{n} de {all} palavras</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Loading…</source>
        <translation>A carregar…</translation>
    </message>
</context>
<context>
    <name>PortalPage</name>
    <message>
        <source>The demonstration brings a made-up portal of its own along, on this machine, which needs no tokens. How the real one is reached is chosen in the window with your own data.</source>
        <translation>A demonstração traz consigo um portal inventado, neste computador, que não precisa de tokens. O acesso ao verdadeiro escolhe-se na janela com os dados próprios.</translation>
    </message>
    <message>
        <source>Tokens of the companies</source>
        <translation>Tokens das empresas</translation>
    </message>
    <message>
        <source>the official portal</source>
        <translation>o portal oficial</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhum</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>O do sistema</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Este:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Endereço do proxy</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Endereço</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <source>&amp;Months asked for at once</source>
        <translation>&amp;Meses pedidos de cada vez</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Asked here: {host}, the demonstration&apos;s own. Nothing that is sent there is official.</source>
        <translation>Aqui pergunta-se a {host}, o portal da própria demonstração. Nada do que lá se envia é oficial.</translation>
    </message>
    <message>
        <source> In use now: {host}.</source>
        <translation> Em uso agora: {host}.</translation>
    </message>
    <message>
        <source>The official portal of Segurança Social, {host}.</source>
        <translation>O portal oficial da Segurança Social, {host}.</translation>
    </message>
    <message>
        <source>Another address: {host}. What is sent there may be an official record.</source>
        <translation>Outro endereço: {host}. O que lá for enviado pode ser um registo oficial.</translation>
    </message>
    <message>
        <source>Test: {host} is not the official portal. Nothing that is sent there is official.</source>
        <translation>Teste: {host} não é o portal oficial. Nada do que lá for enviado é oficial.</translation>
    </message>
    <message>
        <source>Kept. It counts from the next time that the data is opened.</source>
        <translation>Guardado. Conta a partir da próxima vez que os dados forem abertos.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Stopped. What was kept until then stays; F5 reconciles it.</source>
        <translation>Interrompido. O que já foi guardado fica; F5 reconcilia-o.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Protection</source>
        <translation>Proteção</translation>
    </message>
    <message>
        <source>It was written down and checked. It is not shown any more; what is on the paper can be checked.</source>
        <translation>Foi apontada e conferida. Já não é mostrada; pode conferir-se o que está no papel.</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>Frase de recuperação</translation>
    </message>
    <message>
        <source>&amp;Write it down…</source>
        <translation>&amp;Apontar…</translation>
    </message>
    <message>
        <source>&amp;Check my recovery phrase…</source>
        <translation>&amp;Conferir a minha frase de recuperação…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloqueio</translation>
    </message>
    <message>
        <source>Locked, BateCerto closes the data, forgets its key and shows nothing of it. A running job ends first.</source>
        <translation>Bloqueado, o BateCerto fecha os dados, esquece a chave e não mostra nada deles. Uma tarefa em curso acaba primeiro.</translation>
    </message>
    <message>
        <source>Only encrypted data can be locked.</source>
        <translation>Só dados cifrados podem ser bloqueados.</translation>
    </message>
    <message>
        <source>&amp;Lock by itself</source>
        <translation>&amp;Bloquear sem ser pedido</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloquear sem ser pedido</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without keyboard or mouse</source>
        <translation>
            <numerusform>ao fim de %n minuto sem teclado nem rato</numerusform>
            <numerusform>ao fim de %n minutos sem teclado nem rato</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock &amp;now</source>
        <translation>Bloquear ago&amp;ra</translation>
    </message>
</context>
<context>
    <name>ProtectPage</name>
    <message>
        <source>&amp;Encrypt with this passphrase</source>
        <translation>&amp;Cifrar com esta frase-passe</translation>
    </message>
    <message>
        <source>&amp;Keep it unencrypted on this computer</source>
        <translation>&amp;Guardar sem cifrar neste computador</translation>
    </message>
    <message>
        <source>Unencrypted, everybody who can read this computer&apos;s disk, or a copy of it, can read the wages. That may do where the whole disk is encrypted. It cannot be changed later in the window.</source>
        <translation>Sem cifrar, quem puder ler o disco deste computador, ou uma cópia dele, pode ler as remunerações. Pode servir onde o disco inteiro está cifrado. Não se pode mudar mais tarde na janela.</translation>
    </message>
</context>
<context>
    <name>PurgeCounts</name>
    <message numerus="yes">
        <source>%n company month(s)</source>
        <translation>
            <numerusform>%n mês de empresa</numerusform>
            <numerusform>%n meses de empresas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portal value(s)</source>
        <translation>
            <numerusform>%n valor do portal</numerusform>
            <numerusform>%n valores do portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group version(s)</source>
        <translation>
            <numerusform>%n versão de grupos</numerusform>
            <numerusform>%n versões de grupos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n cópia de segurança apagada.</numerusform>
            <numerusform>%n cópias de segurança apagadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Procurar em:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nome do ficheiro:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipo de ficheiros:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Escolher</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Recuar</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Pasta acima</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Criar pasta</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Ver em lista</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Ver com pormenores</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Mudar o nome</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Mostrar ficheiros &amp;ocultos</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Nova pasta</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 já existe.
Quer substituí-lo?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
O ficheiro não foi encontrado.
Verifique se o nome está certo.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Alterado em</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computador</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Co&amp;lar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Selecionar tudo</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Sim</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Não</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Repor</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajuda</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Repor predefinições</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Co&amp;lar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Selecionar tudo</translation>
    </message>
</context>
<context>
    <name>RawLine</name>
    <message>
        <source>The line as it stands</source>
        <translation>A linha tal como está</translation>
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <source>sorted down, {n}</source>
        <translation>ordenado a descer, {n}</translation>
    </message>
    <message>
        <source>sorted up, {n}</source>
        <translation>ordenado a subir, {n}</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>filtrado</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Copy with headers</source>
        <translation>Copiar com cabeçalhos</translation>
    </message>
    <message>
        <source>Restore columns</source>
        <translation>Repor colunas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Nothing that the filters let through holds “{text}”. Clear the filters or the search.</source>
        <translation>Nada do que os filtros deixam passar contém «{text}». Limpe os filtros ou a pesquisa.</translation>
    </message>
    <message>
        <source>The filters let nothing through. Clear them to see the rows.</source>
        <translation>Os filtros não deixam passar nada. Limpe-os para ver as linhas.</translation>
    </message>
    <message>
        <source>Nothing here holds “{text}”.</source>
        <translation>Nada aqui contém «{text}».</translation>
    </message>
</context>
<context>
    <name>RecoveryDesk</name>
    <message>
        <source>Write it down…</source>
        <translation>Apontar…</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>&amp;Open with these words</source>
        <translation>&amp;Abrir com estas palavras</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Voltar</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>What is wrong</source>
        <translation>O que está mal</translation>
    </message>
    <message>
        <source>It is &amp;right: import it all the same</source>
        <translation>Está &amp;certo: importar na mesma</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) keep this table out. Choose one to go to its place.</source>
        <translation>
            <numerusform>%n problema impede a importação desta tabela. Escolha-o para ir ao seu lugar.</numerusform>
            <numerusform>%n problemas impedem a importação desta tabela. Escolha um para ir ao seu lugar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of it is unusual. Look at it before it comes in.</source>
        <translation>Há aqui algo invulgar. Convém vê-lo antes de importar.</translation>
    </message>
    <message numerus="yes">
        <source>%n company month(s) would come in: {remuneration} of remuneration, {contribution} of contributions.</source>
        <translation>
            <numerusform>Entraria %n mês de empresa: {remuneration} de remunerações, {contribution} de contribuições.</numerusform>
            <numerusform>Entrariam %n meses de empresas: {remuneration} de remunerações, {contribution} de contribuições.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCounts</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n linha</numerusform>
            <numerusform>%n linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n linha escolhida</numerusform>
            <numerusform>%n linhas escolhidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n filter(s)</source>
        <translation>
            <numerusform>Limpar %n filtro</numerusform>
            <numerusform>Limpar %n filtros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Fetch the portal</source>
        <translation>Consultar o portal</translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>a cada %n hora</numerusform>
            <numerusform>a cada %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>only when asked</source>
        <translation>só a pedido</translation>
    </message>
    <message>
        <source>While its window is open, BateCerto can fetch the portal and reconcile by itself: the months shown, of the companies that have a token. It waits for a running job, and tells only what changed.</source>
        <translation>Com a janela aberta, o BateCerto pode consultar o portal e reconciliar por si: os meses à vista, das empresas que têm token. Espera pela tarefa em curso, e só diz o que mudou.</translation>
    </message>
    <message>
        <source>&amp;Fetch the portal</source>
        <translation>&amp;Consultar o portal</translation>
    </message>
    <message>
        <source>On the last days before the values of both regimes have to be declared, it fetches every hour.</source>
        <translation>Nos últimos dias antes do fim do prazo para declarar os valores, em ambos os regimes, consulta de hora a hora.</translation>
    </message>
    <message>
        <source>The portal is fetched only when you ask for it.</source>
        <translation>O portal só é consultado a pedido.</translation>
    </message>
    <message>
        <source>The next time is within a minute.</source>
        <translation>A próxima vez é dentro de um minuto.</translation>
    </message>
    <message>
        <source>The next time is {when}.</source>
        <translation>A próxima vez é em {when}.</translation>
    </message>
    <message>
        <source>A deadline is near: every hour.</source>
        <translation>Há um prazo perto: de hora a hora.</translation>
    </message>
</context>
<context>
    <name>ScopedDialog</name>
    <message>
        <source>&amp;All rates of the month, not only the chosen ones</source>
        <translation>&amp;Todas as taxas do mês, não só as escolhidas</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>BateCerto ended unexpectedly last time. Nothing was lost.</source>
        <translation>O BateCerto terminou de forma inesperada da última vez. Nada se perdeu.</translation>
    </message>
    <message>
        <source>The demonstration is being prepared: made-up files are imported and compared with a made-up portal. This takes a few seconds.</source>
        <translation>A preparar a demonstração: ficheiros inventados são importados e comparados com um portal inventado. Demora poucos segundos.</translation>
    </message>
    <message>
        <source>The backup is being put in its place…</source>
        <translation>A pôr a cópia de segurança em seu lugar…</translation>
    </message>
    <message>
        <source>BateCerto is locked as soon as the running job has ended.</source>
        <translation>O BateCerto fica bloqueado assim que a tarefa em curso terminar.</translation>
    </message>
    <message>
        <source>BateCerto is being locked…</source>
        <translation>A bloquear o BateCerto…</translation>
    </message>
    <message>
        <source>This is demonstration data: companies and people are made up. {found}</source>
        <translation>Estes são dados de demonstração: empresas e pessoas são inventadas. {found}</translation>
    </message>
    <message>
        <source>The demonstration opens in a window of its own; your own data stays apart.</source>
        <translation>A demonstração abre numa janela própria; os seus dados ficam à parte.</translation>
    </message>
    <message>
        <source>The demonstration could not be started. Run “batecerto --demo”.</source>
        <translation>Não foi possível iniciar a demonstração. Execute «batecerto --demo».</translation>
    </message>
    <message>
        <source>Something went wrong that BateCerto did not expect. What was kept before stays as it was.</source>
        <translation>Aconteceu algo que o BateCerto não esperava. O que estava guardado ficou como estava.</translation>
    </message>
    <message>
        <source>What happened is written, without names or amounts, in {path}</source>
        <translation>O que aconteceu está escrito, sem nomes nem valores, em {path}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Meaning of the column “{heading}”</source>
        <translation>Significado da coluna «{heading}»</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>As primeiras linhas da tabela</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Elsewhere</source>
        <translation>Noutros sítios</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>Seta para a esquerda</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>Seta para a direita</translation>
    </message>
    <message>
        <source>Down arrow</source>
        <translation>Seta para baixo</translation>
    </message>
    <message>
        <source>Open what is selected</source>
        <translation>Abrir o que está selecionado</translation>
    </message>
    <message>
        <source>Open it in a window of its own</source>
        <translation>Abri-lo numa janela própria</translation>
    </message>
    <message>
        <source>What can be done about what is selected</source>
        <translation>O que se pode fazer com o que está selecionado</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>Selecionar tudo</translation>
    </message>
    <message>
        <source>Copy the selected rows for Excel</source>
        <translation>Copiar as linhas selecionadas para o Excel</translation>
    </message>
    <message>
        <source>Filter the column</source>
        <translation>Filtrar a coluna</translation>
    </message>
    <message>
        <source>Close and open a group of rows</source>
        <translation>Fechar e abrir um grupo de linhas</translation>
    </message>
    <message>
        <source>Go back, close the detail</source>
        <translation>Voltar atrás, fechar o detalhe</translation>
    </message>
    <message>
        <source>The next tab, the previous one</source>
        <translation>O separador seguinte, o anterior</translation>
    </message>
    <message>
        <source>The next control, the previous one</source>
        <translation>O controlo seguinte, o anterior</translation>
    </message>
    <message>
        <source>The menus</source>
        <translation>Os menus</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>Nas tabelas</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Em todo o lado</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Sign off: {where}</source>
        <translation>Fechar: {where}</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>O que está em aberto</translation>
    </message>
    <message>
        <source>&amp;Go to it</source>
        <translation>&amp;Ir até lá</translation>
    </message>
    <message>
        <source>What &amp;changed…</source>
        <translation>O que &amp;mudou…</translation>
    </message>
    <message>
        <source>&amp;Take the signature back</source>
        <translation>&amp;Reabrir o mês</translation>
    </message>
    <message>
        <source>&amp;Sign off {month}</source>
        <translation>&amp;Fechar {month}</translation>
    </message>
    <message>
        <source>It was signed off before, and other figures opened it again.</source>
        <translation>Já tinha sido fechado; outros valores reabriram-no.</translation>
    </message>
    <message>
        <source>Signed off on {when} by {who}, with these figures:</source>
        <translation>Fechado em {when} por {who}, com estes valores:</translation>
    </message>
    <message>
        <source>The month cannot be signed off yet. This is open:</source>
        <translation>O mês ainda não pode ser fechado. Está em aberto:</translation>
    </message>
    <message>
        <source>Nothing is open: what does not tally was accepted with a reason. These figures are signed. Then nothing of the month can be decided, and other figures in a later reconciliation open it again.</source>
        <translation>Nada está em aberto: o que não bate certo foi aceite com motivo. São fechados estes valores. Depois, já nada se decide sobre o mês; se uma reconciliação posterior trouxer outros valores, o mês reabre-se.</translation>
    </message>
    <message>
        <source>Nothing is open. These figures are signed. Then nothing of the month can be decided, and other figures in a later reconciliation open it again.</source>
        <translation>Nada está em aberto. São fechados estes valores. Depois, já nada se decide sobre o mês; se uma reconciliação posterior trouxer outros valores, o mês reabre-se.</translation>
    </message>
    <message>
        <source>&amp;Reconcile</source>
        <translation>&amp;Reconciliar</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspender</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Nothing more</source>
        <translation>Nada mais a fazer</translation>
    </message>
    <message>
        <source>It was accepted, and counts until its figures change.</source>
        <translation>Foi aceite, e assim fica até os valores mudarem.</translation>
    </message>
    <message>
        <source>If nothing is done: {what}</source>
        <translation>Se nada for feito: {what}</translation>
    </message>
    <message>
        <source>Where: {menu}</source>
        <translation>Onde: {menu}</translation>
    </message>
    <message>
        <source>If that is not it: {action}.</source>
        <translation>Se não for isso: {action}.</translation>
    </message>
</context>
<context>
    <name>StepsLine</name>
    <message>
        <source>First steps</source>
        <translation>Primeiros passos</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Ligar…</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Consultar</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Reconciliar</translation>
    </message>
    <message>
        <source>✓ 1. The ERP&apos;s files are there.  2. Connect the portal and fetch it, so that there is something to compare with.</source>
        <translation>✓ 1. Os ficheiros do ERP já cá estão.  2. Ligar o portal e consultá-lo, para haver com que comparar.</translation>
    </message>
    <message>
        <source>✓ 1. The ERP&apos;s files are there.  ✓ 2. The portal was asked.  3. Reconcile both.</source>
        <translation>✓ 1. Os ficheiros do ERP já cá estão.  ✓ 2. O portal foi consultado.  3. Reconciliar os dois.</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>done</source>
        <translation>feito</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>a decorrer</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>por fazer</translation>
    </message>
</context>
<context>
    <name>TableImportDesk</name>
    <message>
        <source>Import all the same</source>
        <translation>Importar na mesma</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Agrupar</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Looking for causes… {done} of {total}</source>
        <translation>À procura de causas… {done} de {total}</translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation>&amp;Guardar esta vista…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Mudar o nome…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>“{name}” was saved with other columns than there are now. Save it again.</source>
        <translation>«{name}» foi guardada com outras colunas. Guarde-a de novo.</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Guardar a vista</translation>
    </message>
    <message>
        <source>The view “{name}” was replaced.</source>
        <translation>A vista «{name}» foi substituída.</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Mudar o nome da vista</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>The view “{name}” was deleted.</source>
        <translation>A vista «{name}» foi eliminada.</translation>
    </message>
    <message>
        <source>The view “{name}” is back.</source>
        <translation>A vista «{name}» voltou.</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>Vista: {name}</translation>
    </message>
    <message>
        <source>View: {name} (changed)</source>
        <translation>Vista: {name} (alterada)</translation>
    </message>
    <message>
        <source>&amp;Clear all</source>
        <translation>&amp;Limpar todos</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sem agrupar</translation>
    </message>
    <message>
        <source>&amp;Close all</source>
        <translation>&amp;Fechar todos</translation>
    </message>
    <message>
        <source>&amp;Open all</source>
        <translation>&amp;Abrir todos</translation>
    </message>
    <message>
        <source>{shown} of {total} rows</source>
        <translation>{shown} de {total} linhas</translation>
    </message>
    <message>
        <source>Group: {column}</source>
        <translation>Agrupar: {column}</translation>
    </message>
</context>
<context>
    <name>TextBody</name>
    <message>
        <source>{column} holds</source>
        <translation>{column} contém</translation>
    </message>
    <message>
        <source>Words that it holds</source>
        <translation>Palavras que contém</translation>
    </message>
</context>
<context>
    <name>ThreeWayView</name>
    <message>
        <source>ERP, declared and portal</source>
        <translation>ERP, declarado e portal</translation>
    </message>
    <message>
        <source>ERP now</source>
        <translation>ERP agora</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Remun. €</source>
        <translation>Remun. €</translation>
    </message>
    <message>
        <source>Contr. €</source>
        <translation>Contr. €</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trab.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sem valor</translation>
    </message>
    <message>
        <source>What was last communicated from here, or marked as delivered.</source>
        <translation>O que foi comunicado a partir daqui, ou marcado como entregue, da última vez.</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Portal token</source>
        <translation>Token do portal</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>&amp;User and password</source>
        <translation>&amp;Utilizador e palavra-passe</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilizador</translation>
    </message>
    <message>
        <source>PSI password</source>
        <translation>Palavra-passe PSI</translation>
    </message>
    <message>
        <source>T&amp;est and keep</source>
        <translation>T&amp;estar e guardar</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>T&amp;oken</translation>
    </message>
    <message>
        <source>&amp;NISS or NISS-n</source>
        <translation>&amp;NISS ou NISS-n</translation>
    </message>
    <message>
        <source>PSI &amp;password</source>
        <translation>&amp;Palavra-passe PSI</translation>
    </message>
</context>
<context>
    <name>TokensPart</name>
    <message>
        <source>&amp;Set token…</source>
        <translation>&amp;Definir token…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testar</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>E&amp;squecer…</translation>
    </message>
    <message>
        <source>Test a&amp;ll</source>
        <translation>Testar t&amp;odos</translation>
    </message>
    <message>
        <source>Choose a company for the other buttons.</source>
        <translation>Escolha uma empresa para usar os outros botões.</translation>
    </message>
    <message>
        <source>{company} is not fetched any more until it has a token again.</source>
        <translation>{company} deixa de ser consultada até voltar a ter um token.</translation>
    </message>
    <message>
        <source>Forget a token</source>
        <translation>Esquecer um token</translation>
    </message>
    <message>
        <source>&amp;Forget the token</source>
        <translation>&amp;Esquecer o token</translation>
    </message>
</context>
<context>
    <name>TolerancePage</name>
    <message>
        <source>Tolerance</source>
        <translation>Tolerância</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Reconcile now</source>
        <translation>&amp;Reconciliar agora</translation>
    </message>
    <message>
        <source>Both sides round, and not always alike. A group tallies where its remuneration and its contribution are no further apart than the tolerance, each taken by itself.</source>
        <translation>Os dois lados arredondam, e nem sempre da mesma forma. Um grupo bate certo quando nem a remuneração nem a contribuição se afastam mais do que a tolerância, cada uma por si.</translation>
    </message>
    <message>
        <source>&amp;Tolerance of all companies</source>
        <translation>&amp;Tolerância de todas as empresas</translation>
    </message>
    <message>
        <source>For example: only what is equal to the cent tallies; {more} apart diverges.</source>
        <translation>Por exemplo: só bate certo o que é igual ao cêntimo; com {more} de diferença, diverge.</translation>
    </message>
    <message>
        <source>For example: {amount} apart tallies, {more} apart diverges.</source>
        <translation>Por exemplo: com {amount} de diferença bate certo, com {more} diverge.</translation>
    </message>
    <message>
        <source>It is that of every company. A company can have its own: see Companies.</source>
        <translation>É a de todas as empresas. Uma empresa pode ter a sua própria: veja Empresas.</translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) have one of their own; see Companies.</source>
        <translation>
            <numerusform>%n empresa tem uma tolerância própria; veja Empresas.</numerusform>
            <numerusform>%n empresas têm uma tolerância própria; veja Empresas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept. What was compared stays as it was judged until it is reconciled (F5).</source>
        <translation>Guardado. O que já foi comparado fica como estava até se reconciliar (F5).</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message numerus="yes">
        <source>{shown} of %n company(ies)</source>
        <translation>
            <numerusform>{shown} de %n empresa</numerusform>
            <numerusform>{shown} de %n empresas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) diverge(s)</source>
        <translation>
            <numerusform>%n mês diverge</numerusform>
            <numerusform>%n meses divergem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Kee&amp;p the changes</source>
        <translation>G&amp;uardar as alterações</translation>
    </message>
    <message>
        <source>&amp;Do not keep them</source>
        <translation>&amp;Não guardar</translation>
    </message>
    <message>
        <source>There are changes here that are not kept yet.</source>
        <translation>Há aqui alterações que ainda não foram guardadas.</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>Colours</source>
        <translation>Cores</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como no sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claras</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuras</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language changes when BateCerto is opened again.</source>
        <translation>A língua muda quando o BateCerto voltar a ser aberto.</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>Looking for the cause…</source>
        <translation>A procurar a causa…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Both sides have the same amounts.</source>
        <translation>Os dois lados têm os mesmos valores.</translation>
    </message>
    <message>
        <source>One side of this month is not at hand just now, so no cause can be sought.</source>
        <translation>Um dos lados deste mês não está disponível agora, por isso não se pode procurar a causa.</translation>
    </message>
    <message>
        <source>The difference is within the tolerance of {amount}.</source>
        <translation>A diferença está dentro da tolerância de {amount}.</translation>
    </message>
    <message>
        <source>Values came in since the last reconciliation. The causes are those of the values as they are now; the figures above are from before.</source>
        <translation>Entraram valores depois da última reconciliação. As causas são as dos valores de agora; os montantes acima são os de antes.</translation>
    </message>
    <message>
        <source>Reconcile again</source>
        <translation>Reconciliar de novo</translation>
    </message>
    <message>
        <source>Remun. €</source>
        <translation>Remun. €</translation>
    </message>
    <message>
        <source>Contr. €</source>
        <translation>Contr. €</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>No record that is kept here accounts for this.</source>
        <translation>Nenhum registo guardado aqui explica este valor.</translation>
    </message>
    <message>
        <source>How well the evidence bears this cause</source>
        <translation>Até que ponto os indícios confirmam esta causa</translation>
    </message>
    <message>
        <source>Show that group</source>
        <translation>Mostrar esse grupo</translation>
    </message>
</context>
<context>
    <name>WorkersSection</name>
    <message>
        <source>Show the values that agree too</source>
        <translation>Mostrar também os valores iguais</translation>
    </message>
    <message>
        <source>one side gave only totals</source>
        <translation>um dos lados só deu totais</translation>
    </message>
    <message>
        <source>all values agree</source>
        <translation>todos os valores são iguais</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Divergences ({n})</source>
        <translation>Divergências ({n})</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>Divergências</translation>
    </message>
    <message>
        <source>Divergences ({open} of {n})</source>
        <translation>Divergências ({open} de {n})</translation>
    </message>
    <message>
        <source>To decide: {n}</source>
        <translation>Por decidir: {n}</translation>
    </message>
    <message>
        <source>Deadlines ({n})</source>
        <translation>Prazos ({n})</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Prazos</translation>
    </message>
    <message>
        <source>Operations ({n} open)</source>
        <translation>Operações ({n} em aberto)</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operações</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importações</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Nothing was compared here yet: that takes the ERP&apos;s files (Ctrl+O) and the portal&apos;s values (F6).</source>
        <translation>Aqui ainda nada foi comparado: são precisos os ficheiros do ERP (Ctrl+O) e os valores do portal (F6).</translation>
    </message>
    <message>
        <source>No groups here. Reconcile the period (F5), or clear the search and the company filter.</source>
        <translation>Não há grupos aqui. Reconcilie o período (F5), ou limpe a procura e o filtro de empresas.</translation>
    </message>
    <message>
        <source>No divergences here: what was compared tallies.</source>
        <translation>Não há divergências aqui: o que foi comparado bate certo.</translation>
    </message>
    <message>
        <source>No file was imported yet. Drop the ERP&apos;s files on the window.</source>
        <translation>Ainda não foi importado nenhum ficheiro. Largue os ficheiros do ERP na janela.</translation>
    </message>
</context>
<context>
    <name>_Ago</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>há %n dia</numerusform>
            <numerusform>há %n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_CompanyModel</name>
    <message>
        <source>All companies</source>
        <translation>Todas as empresas</translation>
    </message>
    <message>
        <source>{company}, NIF {nif}: {state}, open divergences: {n}</source>
        <translation>{company}, NIF {nif}: {state}, divergências em aberto: {n}</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n divergence(s) chosen</source>
        <translation>
            <numerusform>%n divergência escolhida</numerusform>
            <numerusform>%n divergências escolhidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) chosen</source>
        <translation>
            <numerusform>%n grupo escolhido</numerusform>
            <numerusform>%n grupos escolhidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s) among them</source>
        <translation>
            <numerusform>%n divergência entre eles</numerusform>
            <numerusform>%n divergências entre eles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left alone:</source>
        <translation>
            <numerusform>%n fica como está:</numerusform>
            <numerusform>%n ficam como estão:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them already has a decision, whose place this one takes.</source>
        <translation>
            <numerusform>%n delas já tem uma decisão: esta fica em vez dessa.</numerusform>
            <numerusform>%n delas já têm uma decisão: esta fica em vez dessas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n divergence(s)</source>
        <translation>
            <numerusform>Aceitar %n divergência</numerusform>
            <numerusform>Aceitar %n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as being corrected</source>
        <translation>
            <numerusform>Marcar %n como em correção</numerusform>
            <numerusform>Marcar %n como em correção</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as contested</source>
        <translation>
            <numerusform>Marcar %n como contestada</numerusform>
            <numerusform>Marcar %n como contestadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add the note to %n divergence(s)</source>
        <translation>
            <numerusform>Acrescentar a nota a %n divergência</numerusform>
            <numerusform>Acrescentar a nota a %n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n decision(s)</source>
        <translation>
            <numerusform>Desfazer %n decisão</numerusform>
            <numerusform>Desfazer %n decisões</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s)</source>
        <translation>
            <numerusform>%n divergência</numerusform>
            <numerusform>%n divergências</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed month(s) opened again: other figures came in.</source>
        <translation>
            <numerusform>%n mês fechado foi reaberto: entraram outros valores.</numerusform>
            <numerusform>%n meses fechados foram reabertos: entraram outros valores.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Licences</name>
    <message>
        <source>Software of others</source>
        <translation>Software de terceiros</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texto da licença</translation>
    </message>
    <message>
        <source>{name}: {licence}</source>
        <translation>{name}: {licence}</translation>
    </message>
    <message>
        <source>see its address</source>
        <translation>ver no seu endereço</translation>
    </message>
    <message>
        <source>Its licence can be read at its address.</source>
        <translation>A sua licença pode ser lida no seu endereço.</translation>
    </message>
</context>
<context>
    <name>_Moved</name>
    <message numerus="yes">
        <source>%n group(s) appeared</source>
        <translation>
            <numerusform>%n grupo apareceu</numerusform>
            <numerusform>%n grupos apareceram</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n mudou</numerusform>
            <numerusform>%n mudaram</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n went away</source>
        <translation>
            <numerusform>%n desapareceu</numerusform>
            <numerusform>%n desapareceram</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Panel</name>
    <message>
        <source>Choose the period</source>
        <translation>Escolher o período</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Até</translation>
    </message>
    <message>
        <source>Show these months</source>
        <translation>Mostrar estes meses</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mês</numerusform>
            <numerusform>%n meses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Say</name>
    <message>
        <source>There is no file to import in what was given. Choose the ERP&apos;s DR files, or tables.</source>
        <translation>Não há nenhum ficheiro para importar no que foi dado. Escolha os ficheiros DR do ERP, ou tabelas.</translation>
    </message>
    <message>
        <source>The layout “{name}” said what the columns are.</source>
        <translation>A disposição «{name}» disse o que são as colunas.</translation>
    </message>
    <message>
        <source>{file}: left out, as nobody said what its columns are.</source>
        <translation>{file}: ficou de fora, porque não se disse o que são as colunas.</translation>
    </message>
    <message>
        <source>The portal was fetched by itself: {changed}. {found}</source>
        <translation>O portal foi consultado automaticamente: {changed}. {found}</translation>
    </message>
    <message>
        <source>There was nothing to ask the portal for.</source>
        <translation>Não havia nada para pedir ao portal.</translation>
    </message>
    <message>
        <source>The portal was not asked: there is no company to ask about yet. Import the ERP&apos;s files first, which bring the companies.</source>
        <translation>O portal não foi consultado: ainda não há nenhuma empresa. Importe primeiro os ficheiros do ERP, que trazem as empresas.</translation>
    </message>
    <message>
        <source>Reconciled. {found}</source>
        <translation>Reconciliado. {found}</translation>
    </message>
    <message>
        <source>What came in is of months outside the period shown ({months}): change the period to see it.</source>
        <translation>O que entrou é de meses fora do período mostrado ({months}): mude o período para o ver.</translation>
    </message>
    <message>
        <source>Months outside the period shown came in too ({months}): change the period to see them.</source>
        <translation>Entraram também meses fora do período mostrado ({months}): mude o período para os ver.</translation>
    </message>
</context>
<context>
    <name>corrections</name>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Estabelecimento</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabalhadores</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Remuneration €</source>
        <translation>Remuneração €</translation>
    </message>
    <message>
        <source>Contribution €</source>
        <translation>Contribuição €</translation>
    </message>
    <message>
        <source>What the file will hold</source>
        <translation>O que o ficheiro vai ter</translation>
    </message>
    <message>
        <source>Workers
stood</source>
        <translation>Trab.
até agora</translation>
    </message>
    <message>
        <source>Workers
will stand</source>
        <translation>Trab.
a lançar</translation>
    </message>
    <message>
        <source>Remuneration €
stood</source>
        <translation>Remuneração €
até agora</translation>
    </message>
    <message>
        <source>Remuneration €
will stand</source>
        <translation>Remuneração €
a lançar</translation>
    </message>
    <message>
        <source>Contribution €
stood</source>
        <translation>Contribuição €
até agora</translation>
    </message>
    <message>
        <source>Contribution €
will stand</source>
        <translation>Contribuição €
a lançar</translation>
    </message>
    <message>
        <source>What stands declared, and what will</source>
        <translation>O que está declarado, e o que vai ficar</translation>
    </message>
    <message>
        <source>Establish-
ment</source>
        <translation>Estabele-
cimento</translation>
    </message>
    <message>
        <source>Workers
portal</source>
        <translation>Trab.
portal</translation>
    </message>
    <message>
        <source>Workers
sent</source>
        <translation>Trab.
a enviar</translation>
    </message>
    <message>
        <source>Remuneration €
portal</source>
        <translation>Remuneração €
portal</translation>
    </message>
    <message>
        <source>Remuneration €
sent</source>
        <translation>Remuneração €
a enviar</translation>
    </message>
    <message>
        <source>Change €
(sent − portal)</source>
        <translation>Mudança €
(envio − portal)</translation>
    </message>
    <message>
        <source>Contribution €
portal</source>
        <translation>Contribuição €
portal</translation>
    </message>
    <message>
        <source>Contribution €
sent</source>
        <translation>Contribuição €
a enviar</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>O que seria enviado</translation>
    </message>
    <message>
        <source>Corrected DR file</source>
        <translation>Ficheiro de DR corrigida</translation>
    </message>
    <message>
        <source>{blocks} with {values} of {workers}; contribution {contribution}.</source>
        <translation>{blocks} com {values} de {workers}; contribuição de {contribution}.</translation>
    </message>
    <message>
        <source>{company}, {month}, {rates}: the ERP has nothing there, so there is nothing to write. What only the portal has must be corrected or contested there.</source>
        <translation>{company}, {month}, {rates}: o ERP não tem aí nada, por isso não há o que escrever. O que só o portal tem deve ser corrigido ou contestado lá.</translation>
    </message>
    <message>
        <source>{company}, {month} was sent to the portal, and it is not known yet what came of it. Deliver nothing by hand until that is settled: it could be declared twice.</source>
        <translation>{company}, {month} foi enviado ao portal, e ainda não se sabe com que resultado. Não entregar nada à mão até isso ficar esclarecido: poderia ficar declarado duas vezes.</translation>
    </message>
    <message>
        <source>Nothing was sent: deliver it in {menu}. When the portal has taken it, mark it as delivered here.</source>
        <translation>Nada foi enviado: falta entregar em {menu}. Depois de aceite pelo portal, marque aqui como entregue.</translation>
    </message>
    <message>
        <source>Mark as delivered</source>
        <translation>Marcar como entregue</translation>
    </message>
    <message>
        <source>It stands so already: there is nothing to post.</source>
        <translation>Já está assim: não há nada a lançar.</translation>
    </message>
    <message>
        <source>Say so only when the portal has taken the file: nothing is sent from here. From then on these figures count as declared. They are not taken away again, only replaced by a later delivery.</source>
        <translation>Marque só depois de o portal ter aceite o ficheiro: nada é enviado a partir daqui. A partir daí estes valores contam como declarados. Não se apagam, só podem ser substituídos por uma entrega posterior.</translation>
    </message>
    <message>
        <source>&amp;Mark as delivered</source>
        <translation>&amp;Marcar como entregue</translation>
    </message>
    <message>
        <source>{months} at {rates} alone, delivered on {day}.</source>
        <translation>{months}, só a {rates}, entregues em {day}.</translation>
    </message>
    <message>
        <source>{months}, delivered on {day}.</source>
        <translation>{months}, com entrega em {day}.</translation>
    </message>
    <message>
        <source>Communicate to the portal</source>
        <translation>Comunicar ao portal</translation>
    </message>
    <message>
        <source>PRODUCTION: {host}. What is sent becomes an official record, and nothing takes it back.</source>
        <translation>PRODUÇÃO: {host}. O que for enviado passa a registo oficial, e nada o anula.</translation>
    </message>
    <message>
        <source>TEST: {host} is not the official portal. Even there, what is sent is not taken back.</source>
        <translation>TESTE: {host} não é o portal oficial. Mesmo aí, o que for enviado não se anula.</translation>
    </message>
    <message>
        <source>&amp;Send {totals} of {month} to {host}</source>
        <translation>&amp;Enviar {totals} de {month} para {host}</translation>
    </message>
    <message>
        <source>NIF {nif} · NISS {niss} · {people} in what is sent</source>
        <translation>NIF {nif} · NISS {niss} · {people} no que é enviado</translation>
    </message>
    <message>
        <source>In all, the remuneration goes from {before} to {after} ({remuneration}), and the contribution from {portal} to {now} ({contribution}).</source>
        <translation>No total, a remuneração passa de {before} para {after} ({remuneration}), e a contribuição de {portal} para {now} ({contribution}).</translation>
    </message>
    <message>
        <source>BateCerto knows of no earlier declaration of this month.</source>
        <translation>O BateCerto não conhece nenhuma declaração anterior deste mês.</translation>
    </message>
    <message>
        <source>Against what was last declared, the contribution changes by {contribution}.</source>
        <translation>Em relação à última declaração, a contribuição muda {contribution}.</translation>
    </message>
    <message>
        <source>Just these figures stand declared already, and the portal does not show them yet. A DR that was handed in may still be in processing: wait, and fetch again, before sending the same a second time.</source>
        <translation>Estes mesmos valores já estão declarados, e o portal ainda não os mostra. Uma DR entregue pode estar em processamento: aguarde e volte a consultar antes de enviar o mesmo uma segunda vez.</translation>
    </message>
    <message>
        <source>{company} is in the classic regime in {month}: a DR is delivered for it. Communicating values is for months in SCC. Write a corrected DR file, or put the company&apos;s first month in SCC into the settings if it has joined.</source>
        <translation>{company} está no regime clássico em {month}, mês de que se entrega uma DR. Os valores comunicam-se nos meses em SCC. Escreva um ficheiro DR corrigido ou, se a empresa já aderiu, indique nas definições o seu primeiro mês no SCC.</translation>
    </message>
    <message>
        <source>If sending had begun, it is not known whether the portal has it: look under Operations. Nothing is sent again by itself.</source>
        <translation>Se o envio já tinha começado, não se sabe se o portal o tem: veja em Operações. Nada é enviado outra vez por si.</translation>
    </message>
    <message>
        <source>Ask the portal what it holds now</source>
        <translation>Perguntar ao portal o que tem agora</translation>
    </message>
    <message>
        <source>Keep what is to be sent</source>
        <translation>Guardar o que vai ser enviado</translation>
    </message>
    <message>
        <source>Note that sending begins</source>
        <translation>Registar que o envio começa</translation>
    </message>
    <message>
        <source>Send it, once</source>
        <translation>Enviar, uma só vez</translation>
    </message>
    <message>
        <source>Keep the portal&apos;s answer</source>
        <translation>Guardar a resposta do portal</translation>
    </message>
    <message>
        <source>Fetch the month again</source>
        <translation>Consultar outra vez o mês</translation>
    </message>
    <message>
        <source>Confirmed: {host} took {month}. It is posted as declared. Receipt: {receipt}.</source>
        <translation>Confirmado: {host} aceitou {month}. Fica lançado como declarado. Recibo: {receipt}.</translation>
    </message>
    <message>
        <source>Not taken: {host} does not have {month}. Correct what it names, and send it again.</source>
        <translation>Não aceite: {host} não tem {month}. Corrija o que é indicado e envie outra vez.</translation>
    </message>
    <message>
        <source>{host}, {month}: </source>
        <translation>{host}, {month}: </translation>
    </message>
    <message>
        <source>It is NOT known whether {host} took {month}. BateCerto goes on asking, and nothing is sent again by itself. Do not deliver it by hand either until this is settled.</source>
        <translation>NÃO se sabe se {host} aceitou {month}. O BateCerto continua a perguntar, e nada é enviado outra vez por si. Também não entregar à mão até isto ficar esclarecido.</translation>
    </message>
    <message>
        <source>Choose one company and one month: each communication is looked at and confirmed by itself.</source>
        <translation>Escolha uma só empresa e um só mês: cada comunicação é vista e confirmada por si.</translation>
    </message>
    <message>
        <source>Communicating was allowed for another portal, and not for {host}. Switch it on anew in Settings → Portal.</source>
        <translation>A comunicação foi permitida para outro portal, e não para {host}. Ligue-a de novo em Definições → Portal.</translation>
    </message>
    <message>
        <source>Communicating to {host} is switched off for this company. Switch it on in Settings → Portal.</source>
        <translation>A comunicação a {host} está desligada para esta empresa. Ligue-a em Definições → Portal.</translation>
    </message>
    <message>
        <source>Communicating to {host} is off for every company.</source>
        <translation>A comunicação a {host} está desligada para todas as empresas.</translation>
    </message>
    <message>
        <source>Nothing was done: another job is running. Try again when it has ended.</source>
        <translation>Nada foi feito: está a decorrer outra tarefa. Tente outra vez quando terminar.</translation>
    </message>
    <message>
        <source>{company} may then be communicated from here: BateCerto will be able to write values to {host} in its name. It never does so by itself: each month is shown, and confirmed by you, before it is sent.</source>
        <translation>{company} passa a poder ser comunicada a partir daqui: o BateCerto poderá escrever valores em {host} em seu nome. Nunca o faz por si: cada mês é mostrado, e tem de ser confirmado, antes do envio.</translation>
    </message>
    <message>
        <source>That counts for {host} alone: for another portal it has to be allowed anew.</source>
        <translation>Isto vale só para {host}: para outro portal é preciso permitir de novo.</translation>
    </message>
    <message>
        <source>What is sent to {host} becomes an official record, and nothing takes it back. Who declares answers for it.</source>
        <translation>O que for enviado a {host} passa a registo oficial, e nada o anula. Quem declara responde por isso.</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>{company}: the portal accepts the token.</source>
        <translation>{company}: o portal aceita o token.</translation>
    </message>
    <message>
        <source>{company}: the token works and is kept.</source>
        <translation>{company}: o token funciona e ficou guardado.</translation>
    </message>
    <message>
        <source>{company}: the token is kept, but could not be tried. {why}</source>
        <translation>{company}: o token ficou guardado, mas não foi possível experimentá-lo. {why}</translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>Nada foi guardado.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceite</translation>
    </message>
    <message>
        <source>The portal accepts {works} of {tried}. The table says why not the others.</source>
        <translation>O portal aceita {works} de {tried}. A tabela diz porque não aceita os outros.</translation>
    </message>
    <message>
        <source>Create one in Segurança Social Direta → Gestão de autenticação → Tokens de acesso. The portal is asked whether it accepts it; what it refuses is not kept.</source>
        <translation>Crie um na Segurança Social Direta → Gestão de autenticação → Tokens de acesso. Pergunta-se ao portal se o aceita; o que ele recusar não é guardado.</translation>
    </message>
    <message>
        <source>There is no keychain on this machine and the data is not encrypted, so a token could only be kept in clear, which BateCerto does not do. Give it in the environment variable BATECERTO_PORTAL_TOKEN.</source>
        <translation>Não há porta-chaves neste computador e os dados não estão cifrados; o token só poderia ficar guardado à vista, o que o BateCerto não faz. Indique-o na variável de ambiente BATECERTO_PORTAL_TOKEN.</translation>
    </message>
    <message>
        <source>{company}: the token is forgotten.</source>
        <translation>{company}: o token foi esquecido.</translation>
    </message>
    <message>
        <source>{company}: no token was kept.</source>
        <translation>{company}: não havia token guardado.</translation>
    </message>
</context>
<context>
    <name>deadlines</name>
    <message>
        <source>Classic (DR)</source>
        <translation>Clássico (DR)</translation>
    </message>
    <message>
        <source>Simplified cycle (SCC)</source>
        <translation>Ciclo simplificado (SCC)</translation>
    </message>
    <message>
        <source>{month} (everybody)</source>
        <translation>{month} (todas)</translation>
    </message>
    <message>
        <source>Deliver the DR</source>
        <translation>Entregar a DR</translation>
    </message>
    <message>
        <source>Confirm or correct the values</source>
        <translation>Confirmar ou corrigir os valores</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Pagar</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>Por fazer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Feito</translation>
    </message>
    <message>
        <source>Being processed at the portal</source>
        <translation>Em processamento no portal</translation>
    </message>
    <message>
        <source>Whether something was paid, the portal&apos;s answers do not say.</source>
        <translation>Se foi pago, as respostas do portal não dizem.</translation>
    </message>
    <message>
        <source>The portal&apos;s last answer does not show it as done yet.</source>
        <translation>A última resposta do portal ainda não o mostra feito.</translation>
    </message>
    <message>
        <source>The portal&apos;s last answer shows it as done.</source>
        <translation>A última resposta do portal mostra-o feito.</translation>
    </message>
    <message>
        <source>The portal is still processing the month. Fetch it again before the last day.</source>
        <translation>O portal ainda está a processar o mês. Volte a consultá-lo antes do último dia.</translation>
    </message>
    <message>
        <source>The last day has passed, and the portal&apos;s last answer does not show it as done. Fetch the month again, and if it is so, do it now.</source>
        <translation>O último dia passou, e a última resposta do portal não o mostra feito. Volte a consultar o mês e, se for assim, faça-o já.</translation>
    </message>
    <message>
        <source>The last day has passed, and the portal was not asked, or not with success. Fetch the month.</source>
        <translation>O último dia passou, e o portal não foi consultado, ou foi sem êxito. Consulte o mês.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoje</translation>
    </message>
    <message>
        <source>Past; not at the portal</source>
        <translation>Passado; falta no portal</translation>
    </message>
    <message>
        <source>Deliver the DR (classic)</source>
        <translation>Entregar a DR (clássico)</translation>
    </message>
    <message>
        <source>Confirm or correct the values (SCC)</source>
        <translation>Confirmar ou corrigir os valores (SCC)</translation>
    </message>
    <message>
        <source>Pay (both regimes)</source>
        <translation>Pagar (ambos os regimes)</translation>
    </message>
    <message>
        <source>Past; portal not asked</source>
        <translation>Passado; por consultar</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Aqui não se sabe</translation>
    </message>
    <message>
        <source>By the calendar {day}: that is no working day, and it moves to the next.</source>
        <translation>Pelo calendário {day}: não é dia útil, e passa para o seguinte.</translation>
    </message>
    <message>
        <source>Classic regime: the DR is delivered by day 10 of the next month. Delivered means validated.</source>
        <translation>Regime clássico: a DR entrega-se até ao dia 10 do mês seguinte. Entregue quer dizer validada.</translation>
    </message>
    <message>
        <source>SCC: values are confirmed or corrected by day 20 of the next month. Silence accepts them.</source>
        <translation>SCC: os valores confirmam-se ou corrigem-se até ao dia 20 do mês seguinte. O silêncio aceita-os.</translation>
    </message>
    <message>
        <source>Payment: days 10 to 20 of the next month in the classic regime, days 1 to 25 in SCC.</source>
        <translation>Pagamento: dias 10 a 20 do mês seguinte no regime clássico, dias 1 a 25 no SCC.</translation>
    </message>
    <message>
        <source>Sources: {laws}.</source>
        <translation>Fontes: {laws}.</translation>
    </message>
    <message>
        <source>{what}; {stake} differ from the ERP</source>
        <translation>{what}; diferem do ERP {stake}</translation>
    </message>
    <message>
        <source>{companies} From {month} on ({left}) every company is in SCC: say in the settings when each joins, if it does before. Joining cannot be undone.</source>
        <translation>{companies} A partir de {month} ({left}) todas as empresas estão no SCC: indique nas definições quando cada uma adere, se aderir antes. A adesão não se pode desfazer.</translation>
    </message>
    <message>
        <source>{companies} From {month} on their months are taken as SCC: put the first SCC month into the settings.</source>
        <translation>{companies} A partir de {month} os seus meses contam como SCC: indique nas definições o primeiro mês no SCC.</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}. No ERP file covers this month, so nobody can say whether that is right. {deadline}</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}. Nenhum ficheiro do ERP cobre este mês, por isso não se pode dizer se está certo. {deadline}</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, as the ERP has it. {deadline}</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, tal como está no ERP. {deadline}</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, as much as the ERP has, but under other rates: {stake} differ. {deadline}</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, tanto como o ERP, mas noutras taxas: divergem {stake}. {deadline}</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}: {difference} too much would be owed. {deadline}</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, e o ERP tem {erp}: ficariam em dívida {difference} a mais. {deadline}</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}: {difference} too little would be declared, which is an offence to leave. {deadline}</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, e o ERP tem {erp}: ficariam declarados {difference} a menos, e deixar assim é contraordenação. {deadline}</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}. {deadline} If silence accepted it, {difference} too much is owed.</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, e o ERP tem {erp}. {deadline} Se o silêncio o aceitou, são devidos {difference} a mais.</translation>
    </message>
    <message>
        <source>{company}, {month}: Segurança Social computed {portal}, and the ERP has {erp}. {deadline} If silence accepted it, {difference} too little is declared, which is an offence to leave.</source>
        <translation>{company}, {month}: a Segurança Social apurou {portal}, e o ERP tem {erp}. {deadline} Se o silêncio o aceitou, estão declarados {difference} a menos, o que é contraordenação se ficar assim.</translation>
    </message>
    <message>
        <source>The last day was {day}: silence may have accepted it already. Fetch it again.</source>
        <translation>O último dia foi {day}: o silêncio já pode tê-lo aceitado. Volte a consultar o portal.</translation>
    </message>
    <message>
        <source>Confirm or correct it by {day} ({left}): silence accepts it.</source>
        <translation>Confirme ou corrija até {day} ({left}): o silêncio aceita-o.</translation>
    </message>
    <message>
        <source>{company} is in the classic regime. From {month} on ({left}) every company is in SCC: say in its settings when it joins, if it does before. Joining cannot be undone.</source>
        <translation>{company} está no regime clássico. A partir de {month} ({left}) todas as empresas estão no SCC: indique nas definições da empresa quando adere, se aderir antes. A adesão não se pode desfazer.</translation>
    </message>
    <message>
        <source>{company} still stands as classic here. From {month} on its months are taken as SCC: put its first SCC month into its settings.</source>
        <translation>{company} ainda está aqui como clássica. A partir de {month} os seus meses contam como SCC: indique nas definições da empresa o primeiro mês no SCC.</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Contagem</translation>
    </message>
    <message>
        <source>Days to the last day</source>
        <translation>Dias até ao último dia</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último dia</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>As far as is known</source>
        <translation>Tanto quanto se sabe</translation>
    </message>
    <message>
        <source>ERP file</source>
        <translation>Ficheiro ERP</translation>
    </message>
    <message>
        <source>Whether it is at hand</source>
        <translation>Se está cá</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Prazos</translation>
    </message>
    <message>
        <source>Nothing is due, as far as is known.</source>
        <translation>Tanto quanto se sabe, não há prazos a cumprir.</translation>
    </message>
    <message>
        <source>there</source>
        <translation>está cá</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>By silence €</source>
        <translation>Por silêncio €</translation>
    </message>
    <message>
        <source>The contribution that Segurança Social computed, and silence accepts</source>
        <translation>A contribuição que a Segurança Social apurou, e que o silêncio aceita</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP: positive where silence accepts too much</source>
        <translation>Contribuição, portal − ERP: positiva onde o silêncio aceita a mais</translation>
    </message>
    <message>
        <source>ERP €</source>
        <translation>ERP €</translation>
    </message>
    <message>
        <source>The ERP&apos;s contribution</source>
        <translation>A contribuição do ERP</translation>
    </message>
    <message>
        <source>Difference €</source>
        <translation>Diferença €</translation>
    </message>
    <message>
        <source>At stake €</source>
        <translation>Em causa €</translation>
    </message>
    <message>
        <source>The differences of all rates added up without their signs</source>
        <translation>As diferenças de todas as taxas somadas sem sinal</translation>
    </message>
    <message>
        <source>What silence accepts</source>
        <translation>O que o silêncio aceita</translation>
    </message>
</context>
<context>
    <name>decisions</name>
    <message>
        <source>Accept with a reason</source>
        <translation>Aceitar com motivo</translation>
    </message>
    <message>
        <source>Mark as being corrected</source>
        <translation>Marcar como em correção</translation>
    </message>
    <message>
        <source>Mark as contested</source>
        <translation>Marcar como contestada</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Acrescentar uma nota</translation>
    </message>
    <message>
        <source>&amp;Why it is accepted (it is kept with the decision):</source>
        <translation>&amp;Porque se aceita (fica guardado com a decisão):</translation>
    </message>
    <message>
        <source>&amp;The note:</source>
        <translation>A &amp;nota:</translation>
    </message>
    <message>
        <source>&amp;Why, or to whom (may be empty):</source>
        <translation>&amp;Porquê, ou a quem (pode ficar vazio):</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceitar</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Acrescentar a nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Nothing is sent to the portal by this: it only marks the divergence here. Contest it yourself in Segurança Social Direta or by e-Clic.</source>
        <translation>Isto não envia nada para o portal: só marca a divergência aqui. A contestação faz-se na Segurança Social Direta ou por e-Clic.</translation>
    </message>
    <message>
        <source>Difference (portal − ERP): remuneration {remuneration}, contribution {contribution}.</source>
        <translation>Diferença (portal − ERP): remuneração {remuneration}, contribuição {contribution}.</translation>
    </message>
    <message>
        <source>There is a decision about it already, whose place this one takes.</source>
        <translation>Já há uma decisão sobre isto: esta fica em vez dela.</translation>
    </message>
    <message>
        <source>Accepted with a reason: {what}.</source>
        <translation>Aceite com motivo: {what}.</translation>
    </message>
    <message>
        <source>Marked as being corrected: {what}.</source>
        <translation>Marcado como em correção: {what}.</translation>
    </message>
    <message>
        <source>Marked as contested: {what}. Nothing was sent to the portal.</source>
        <translation>Marcada como contestada: {what}. Nada foi enviado para o portal.</translation>
    </message>
    <message>
        <source>Noted: {what}.</source>
        <translation>Nota guardada: {what}.</translation>
    </message>
    <message>
        <source>Taken back: {what}.</source>
        <translation>Desfeito: {what}.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada para desfazer</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>&amp;Desfazer: {what}</translation>
    </message>
    <message>
        <source>Nothing was taken back yet. The last decision is: {what}. Undo again to take it back. Imports are taken back in the tab “Imports”.</source>
        <translation>Ainda nada foi desfeito. A última decisão é: {what}. Para a desfazer, usar Desfazer outra vez. As importações anulam-se no separador «Importações».</translation>
    </message>
    <message>
        <source>signature of {company}, {month}</source>
        <translation>fecho de {company}, {month}</translation>
    </message>
    <message>
        <source>There is no divergence here.</source>
        <translation>Aqui não há divergência.</translation>
    </message>
    <message>
        <source>It tallies by now, so there is nothing to decide.</source>
        <translation>Entretanto bate certo, por isso não há nada a decidir.</translation>
    </message>
    <message>
        <source>Say why, in a few words: it is kept with the decision.</source>
        <translation>Diga porquê, em poucas palavras: fica guardado com a decisão.</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Já está assim.</translation>
    </message>
    <message>
        <source>Nothing was decided here that could be taken back.</source>
        <translation>Não há aqui nenhuma decisão que se possa anular.</translation>
    </message>
    <message>
        <source>A reconciliation has moved it since. Decide anew about the figures as they are now.</source>
        <translation>Uma reconciliação alterou-a entretanto. Decida de novo sobre os valores atuais.</translation>
    </message>
    <message>
        <source>Its figures changed since they were shown. Look at them again.</source>
        <translation>Os valores mudaram desde que foram mostrados. Veja-os outra vez.</translation>
    </message>
    <message>
        <source>Its month is signed off. Take the signature back first, if it has to change.</source>
        <translation>O mês está fechado. Para o alterar, reabra-o primeiro.</translation>
    </message>
    <message>
        <source>This was done before: {what}</source>
        <translation>Isto já tinha sido feito: {what}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceite</translation>
    </message>
    <message>
        <source>Marked as being corrected</source>
        <translation>Marcada como em correção</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Desfeita</translation>
    </message>
    <message>
        <source>Was “{state}” until it tallied; it differs again by the same amounts.</source>
        <translation>Estava «{state}» até bater certo; voltou a divergir pelos mesmos valores.</translation>
    </message>
    <message>
        <source>Was “{state}” with {before}; now {now}.</source>
        <translation>Estava «{state}» com {before}; agora {now}.</translation>
    </message>
    <message>
        <source>Was “{state}”. Since then, this changed:</source>
        <translation>Estava «{state}». Desde então, mudou:</translation>
    </message>
    <message>
        <source>ERP, remuneration</source>
        <translation>ERP, remuneração</translation>
    </message>
    <message>
        <source>Portal, remuneration</source>
        <translation>Portal, remuneração</translation>
    </message>
    <message>
        <source>ERP, contribution</source>
        <translation>ERP, contribuição</translation>
    </message>
    <message>
        <source>Portal, contribution</source>
        <translation>Portal, contribuição</translation>
    </message>
    <message>
        <source>ERP {erp} / {erp_contribution}, portal {portal} / {portal_contribution}</source>
        <translation>ERP {erp} / {erp_contribution}, portal {portal} / {portal_contribution}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrada</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>Outros valores</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Reaberta</translation>
    </message>
    <message>
        <source>Resolved: it tallies</source>
        <translation>Resolvida: bate certo</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Fechado</translation>
    </message>
    <message>
        <source>Not signed off</source>
        <translation>Por fechar</translation>
    </message>
    <message>
        <source>There is nothing reconciled for this month.</source>
        <translation>Não há nada reconciliado deste mês.</translation>
    </message>
    <message>
        <source>It is signed off already.</source>
        <translation>Já está fechado.</translation>
    </message>
    <message>
        <source>Values came in since the last reconciliation. Reconcile.</source>
        <translation>Entraram valores depois da última reconciliação. Reconcilie.</translation>
    </message>
    <message>
        <source>It was not compared: one side is missing.</source>
        <translation>Não foi comparado: falta um dos lados.</translation>
    </message>
    <message>
        <source>It diverges, and nobody decided about it.</source>
        <translation>Diverge, e ninguém decidiu sobre isso.</translation>
    </message>
    <message>
        <source>It is being corrected.</source>
        <translation>Está em correção.</translation>
    </message>
    <message>
        <source>It is contested.</source>
        <translation>Está contestado.</translation>
    </message>
    <message>
        <source>It is not known what came of sending this month.</source>
        <translation>Não se sabe o que aconteceu ao envio deste mês.</translation>
    </message>
    <message>
        <source>{month} is signed off: {rates}.</source>
        <translation>{month} está fechado: {rates}.</translation>
    </message>
    <message>
        <source>{month} was not signed off: something is open.</source>
        <translation>{month} não foi fechado: há coisas em aberto.</translation>
    </message>
    <message>
        <source>{month} is not signed off any more.</source>
        <translation>{month} já não está fechado.</translation>
    </message>
    <message>
        <source>{month} was not signed off, so there is nothing to take back.</source>
        <translation>{month} não estava fechado, por isso não há nada a reabrir.</translation>
    </message>
    <message>
        <source>{month} was signed off on {signed}, and opened again on {reopened}: other figures came in.</source>
        <translation>{month} foi fechado em {signed} e reaberto em {reopened}: entraram outros valores.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
</context>
<context>
    <name>detail</name>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Passo seguinte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>Reconciliation {what}</source>
        <translation>A reconciliação {what}</translation>
    </message>
    <message>
        <source>ERP file</source>
        <translation>Ficheiro do ERP</translation>
    </message>
    <message>
        <source>Answer of the portal</source>
        <translation>Resposta do portal</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>até {when}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Porquê</translation>
    </message>
    <message>
        <source>another group</source>
        <translation>outro grupo</translation>
    </message>
    <message>
        <source>Evidence: {what}</source>
        <translation>Indícios: {what}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Indícios</translation>
    </message>
    <message>
        <source>ERP {erp} · portal {portal}</source>
        <translation>ERP {erp} · portal {portal}</translation>
    </message>
    <message>
        <source>What was declared, as it is kept here</source>
        <translation>O que foi declarado, conforme aqui guardado</translation>
    </message>
    <message>
        <source>ERP file {name}, imported {when}</source>
        <translation>Ficheiro do ERP {name}, importado em {when}</translation>
    </message>
    <message>
        <source>The portal&apos;s answer of {when}</source>
        <translation>A resposta do portal de {when}</translation>
    </message>
    <message>
        <source>From remuneration × rate, the ERP&apos;s contribution is {erp} away and the portal&apos;s {portal}. Rounding can make up to {most}.</source>
        <translation>A contribuição do ERP afasta-se {erp} de remuneração × taxa, e a do portal {portal}. Os arredondamentos podem chegar a {most}.</translation>
    </message>
    <message>
        <source>The other half: {month}, {rate}, {worth}.</source>
        <translation>A outra metade: {month}, {rate}, {worth}.</translation>
    </message>
    <message>
        <source>Neither side tells its workers&apos; values, so causes are sought in the totals alone.</source>
        <translation>Nenhum dos lados indica os valores dos trabalhadores, por isso as causas procuram-se só nos totais.</translation>
    </message>
    <message>
        <source>The ERP&apos;s file has totals alone, so causes are sought in the totals.</source>
        <translation>O ficheiro do ERP só tem totais, por isso as causas procuram-se nos totais.</translation>
    </message>
    <message>
        <source>The portal gave totals alone, so causes are sought in the totals.</source>
        <translation>O portal só deu totais, por isso as causas procuram-se nos totais.</translation>
    </message>
    <message>
        <source>It stays open, and the month cannot be signed off.</source>
        <translation>Fica em aberto, e o mês não pode ser fechado.</translation>
    </message>
    <message>
        <source>Silence may have accepted what the portal has. It stays so until it is corrected.</source>
        <translation>O silêncio pode já ter aceitado o que o portal tem. Fica assim até ser corrigido.</translation>
    </message>
    <message>
        <source>After {day}, silence accepts what the portal has.</source>
        <translation>Depois de {day}, o silêncio aceita o que o portal tem.</translation>
    </message>
    <message>
        <source>The portal keeps what it has, and what is delivered now is later every day.</source>
        <translation>O portal fica com o que tem, e o atraso da entrega aumenta a cada dia.</translation>
    </message>
    <message>
        <source>The portal keeps what it has, and what is delivered after {day} is late.</source>
        <translation>O portal fica com o que tem, e o que for entregue depois de {day} está fora de prazo.</translation>
    </message>
    <message>
        <source>It stays open until the portal tells what came of it.</source>
        <translation>Fica em aberto até o portal dizer o que resultou.</translation>
    </message>
    <message>
        <source>Nothing is lost: the next reconciliation resolves it.</source>
        <translation>Nada se perde: a próxima reconciliação resolve-a.</translation>
    </message>
    <message>
        <source>It stays in doubt, and nothing else can be sent for this month.</source>
        <translation>Fica em dúvida, e mais nada se pode enviar deste mês.</translation>
    </message>
    <message>
        <source>Nobody can say whether this month is right.</source>
        <translation>Ninguém pode dizer se este mês está certo.</translation>
    </message>
    <message>
        <source>The portal&apos;s values stay as they were accepted.</source>
        <translation>Os valores do portal ficam como foram aceites.</translation>
    </message>
    <message>
        <source>found a divergence</source>
        <translation>encontrou uma divergência</translation>
    </message>
    <message>
        <source>found other figures</source>
        <translation>encontrou outros valores</translation>
    </message>
    <message>
        <source>opened the divergence again</source>
        <translation>reabriu a divergência</translation>
    </message>
    <message>
        <source>resolved the divergence</source>
        <translation>resolveu a divergência</translation>
    </message>
    <message>
        <source>ERP, declared, portal</source>
        <translation>ERP, declarado, portal</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabalhadores</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>This operation does not wait for an answer. Look at the list again.</source>
        <translation>Esta operação não espera por uma resposta. Veja a lista outra vez.</translation>
    </message>
    <message>
        <source>Nothing was done: the figures changed since they were shown. Look at them again.</source>
        <translation>Nada foi feito: os valores mudaram desde que foram mostrados. Veja-os outra vez.</translation>
    </message>
    <message>
        <source>Something happened that BateCerto did not expect, and the job stopped. Try it again.</source>
        <translation>Aconteceu algo que o BateCerto não esperava, e o trabalho parou. Tente de novo.</translation>
    </message>
    <message>
        <source>“{value}” is not an amount. Write it like 1234,56.</source>
        <translation>«{value}» não é um valor. Escreva-o como 1234,56.</translation>
    </message>
    <message>
        <source>“{value}” is not a month. Write it like 2026-10.</source>
        <translation>«{value}» não é um mês. Escreva-o como 2026-10.</translation>
    </message>
    <message>
        <source>“{value}” is not a contribution rate. Write it like 34,75.</source>
        <translation>«{value}» não é uma taxa contributiva. Escreva-a como 34,75.</translation>
    </message>
    <message>
        <source>“{value}” is not a valid NISS. It has 11 digits; check them one by one.</source>
        <translation>«{value}» não é um NISS válido. Tem 11 algarismos; confira-os um a um.</translation>
    </message>
    <message>
        <source>“{value}” is not a valid NIF. It has 9 digits; check them one by one.</source>
        <translation>«{value}» não é um NIF válido. Tem 9 algarismos; confira-os um a um.</translation>
    </message>
    <message>
        <source>“{value}” is not an establishment. Write its four digits, like 0001.</source>
        <translation>«{value}» não é um estabelecimento. Escreva os seus quatro algarismos, como 0001.</translation>
    </message>
    <message>
        <source>The period {value} ends before it begins. Give the earlier month first.</source>
        <translation>O período {value} acaba antes de começar. Indique primeiro o mês mais antigo.</translation>
    </message>
    <message>
        <source>All 24 are words that there are, but they do not belong together like this: two may have changed places, or one may be another word. Compare them with the paper, one by one.</source>
        <translation>As 24 são palavras que existem, mas não condizem assim: duas podem estar trocadas, ou uma ser outra. Compare com o papel, uma a uma.</translation>
    </message>
    <message>
        <source>“{value}” is not a portal&apos;s address. Write it like https://host/path.</source>
        <translation>«{value}» não é um endereço de portal. Escreva-o como https://servidor/caminho.</translation>
    </message>
    <message>
        <source>“{value}” would send tokens and wages unprotected. Write the portal&apos;s address with https://.</source>
        <translation>«{value}» enviaria tokens e salários sem proteção. Escreva o endereço do portal com https://.</translation>
    </message>
    <message>
        <source>“{value}” is not a proxy that BateCerto can use. Write it like http://host:3128.</source>
        <translation>«{value}» não é um proxy que o BateCerto possa usar. Escreva-o como http://servidor:3128.</translation>
    </message>
    <message>
        <source>Say in a few words what you found: it is kept with the operation.</source>
        <translation>Diga em poucas palavras o que encontrou: fica guardado com a operação.</translation>
    </message>
    <message>
        <source>{value} is yet to come. Give the day on which it was delivered.</source>
        <translation>{value} ainda está para vir. Indique o dia em que foi entregue.</translation>
    </message>
    <message>
        <source>{value} cannot be a first month in SCC: nobody was in it before 2026-01, and from 2027-01 on all are.</source>
        <translation>{value} não pode ser o primeiro mês no SCC: ninguém lá estava antes de 2026-01, e a partir de 2027-01 estão todas.</translation>
    </message>
    <message>
        <source>“{value}” is not a day. Write holidays like 13/06, or 17/02/2026 for one year.</source>
        <translation>«{value}» não é um dia. Escreva os feriados como 13/06, ou 17/02/2026 para um só ano.</translation>
    </message>
    <message>
        <source>A company needs a name. Write one.</source>
        <translation>Uma empresa precisa de um nome. Escreva um.</translation>
    </message>
    <message>
        <source>A tolerance of {value} is below zero. Write 0 or more.</source>
        <translation>Uma tolerância de {value} é inferior a zero. Escreva 0 ou mais.</translation>
    </message>
    <message>
        <source>“{value}” cannot be its name: it is empty, or another mapping&apos;s.</source>
        <translation>«{value}» não pode ser o nome: está vazio ou já é de outro mapeamento.</translation>
    </message>
    <message>
        <source>That is no portal token: it has blanks or odd signs in it. Copy it again, whole and alone.</source>
        <translation>Isso não é um token do portal: tem espaços ou sinais estranhos. Copie-o de novo, inteiro e sozinho.</translation>
    </message>
    <message>
        <source>“{value}” is not valid here. Check it and try again.</source>
        <translation>«{value}» não é válido aqui. Confira e tente de novo.</translation>
    </message>
    <message>
        <source>This machine&apos;s keychain cannot be used. Nothing was changed. Unlock it and try again.</source>
        <translation>Não é possível usar o porta-chaves deste computador. Nada foi alterado. Desbloqueie-o e tente de novo.</translation>
    </message>
    <message>
        <source>“{value}” is no word of a recovery phrase. Check how it is written.</source>
        <translation>«{value}» não é palavra de uma frase de recuperação. Confira como está escrita.</translation>
    </message>
    <message>
        <source>This is not a whole recovery phrase. It has 24 words; check that each is there, in the order in which they were shown.</source>
        <translation>Esta não é uma frase de recuperação completa. São 24 palavras; confira que estão todas, pela ordem em que foram mostradas.</translation>
    </message>
    <message>
        <source>There is no company “{value}” here. Companies appear when their ERP file is imported.</source>
        <translation>Não há aqui nenhuma empresa «{value}». As empresas aparecem quando se importa o ficheiro do ERP.</translation>
    </message>
    <message>
        <source>There is no reconciliation number {value}. History, or “batecerto runs”, lists those there are.</source>
        <translation>Não há nenhuma reconciliação com o número {value}. O Histórico, ou «batecerto runs», mostra as que há.</translation>
    </message>
    <message>
        <source>Nothing is held of a person with the NISS {value}. Check its digits one by one.</source>
        <translation>Não há nada guardado de uma pessoa com o NISS {value}. Confira os algarismos um a um.</translation>
    </message>
    <message>
        <source>The ERP has nothing for {value}. Import its file first.</source>
        <translation>O ERP não tem nada para {value}. Importe primeiro o ficheiro respetivo.</translation>
    </message>
    <message>
        <source>There is no operation {value}. “batecerto operations” lists those there are.</source>
        <translation>Não há nenhuma operação {value}. «batecerto operations» lista as que existem.</translation>
    </message>
    <message>
        <source>There is no mapping “{value}” here for that. “batecerto mappings” lists them.</source>
        <translation>Não há aqui nenhum mapeamento «{value}» para isso. «batecerto mappings» mostra os que há.</translation>
    </message>
    <message>
        <source>There is no import number {value}. “batecerto imports” lists those there are.</source>
        <translation>Não há nenhuma importação com o número {value}. «batecerto imports» lista as que há.</translation>
    </message>
    <message>
        <source>That group is not there any more. Reconcile again to see what is.</source>
        <translation>Esse grupo já não existe. Volte a reconciliar para ver os que há.</translation>
    </message>
    <message>
        <source>“{value}” was not found. It may have been removed since.</source>
        <translation>«{value}» não foi encontrado. Pode ter sido retirado entretanto.</translation>
    </message>
    <message>
        <source>{path} was not found. Check the name and the folder.</source>
        <translation>{path} não foi encontrado. Confira o nome e a pasta.</translation>
    </message>
    <message>
        <source>{path} cannot be read: there is no permission. Copy it to a folder of yours.</source>
        <translation>{path} não pode ser lido: falta permissão. Copie-o para uma pasta sua.</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose a file in it.</source>
        <translation>{path} é uma pasta. Escolha um ficheiro dentro dela.</translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there and try again.</source>
        <translation>{path} está aberto noutro programa. Feche-o lá e tente de novo.</translation>
    </message>
    <message>
        <source>{path} is too large to be read. Check that it is the right file.</source>
        <translation>{path} é demasiado grande para ser lido. Confira se é o ficheiro certo.</translation>
    </message>
    <message>
        <source>{path} cannot be read. Copy it to another folder and try again.</source>
        <translation>{path} não pode ser lido. Copie-o para outra pasta e tente de novo.</translation>
    </message>
    <message>
        <source>{path} was not saved: the folder does not exist. Choose another one.</source>
        <translation>{path} não foi guardado: a pasta não existe. Escolha outra.</translation>
    </message>
    <message>
        <source>{path} was not saved: there is no permission to write there. Choose another folder.</source>
        <translation>{path} não foi guardado: falta permissão para escrever aí. Escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} is a folder. Give the file a name.</source>
        <translation>{path} é uma pasta. Dê um nome ao ficheiro.</translation>
    </message>
    <message>
        <source>{path} was not saved: the disk is full. Make room and try again.</source>
        <translation>{path} não foi guardado: o disco está cheio. Liberte espaço e tente de novo.</translation>
    </message>
    <message>
        <source>{path} was not saved: it is open in another program, such as Excel. Close it there and try again.</source>
        <translation>{path} não foi guardado: está aberto noutro programa, como o Excel. Feche-o lá e tente de novo.</translation>
    </message>
    <message>
        <source>{path} was not saved: it is too large for this format. Choose fewer months.</source>
        <translation>{path} não foi guardado: é demasiado grande para este formato. Escolha menos meses.</translation>
    </message>
    <message>
        <source>{path} is there already, and was left as it is. Choose another name, or allow to replace it.</source>
        <translation>{path} já existe e ficou como estava. Escolha outro nome, ou permita a substituição.</translation>
    </message>
    <message>
        <source>{path} was not saved. Choose another folder and try again.</source>
        <translation>{path} não foi guardado. Escolha outra pasta e tente de novo.</translation>
    </message>
    <message>
        <source>The data in {path} is in use by another program. Nothing was changed. Close the other BateCerto, or wait for the backup to end, and try again.</source>
        <translation>Os dados em {path} estão a ser usados por outro programa. Nada foi alterado. Feche o outro BateCerto, ou espere que a cópia de segurança termine, e tente de novo.</translation>
    </message>
    <message>
        <source>The data in {path} cannot be written: there is no permission. Nothing was changed. Ask for permission to write in that folder, or choose another one.</source>
        <translation>Não se pode escrever nos dados em {path}: falta permissão. Nada foi alterado. Peça permissão para escrever nessa pasta, ou escolha outra.</translation>
    </message>
    <message>
        <source>The data in {path} is damaged, or is not BateCerto&apos;s. Nothing was changed. Put a backup copy in its place.</source>
        <translation>Os dados em {path} estão danificados, ou não são do BateCerto. Nada foi alterado. Ponha uma cópia de segurança no seu lugar.</translation>
    </message>
    <message>
        <source>The data in {path} was written by a newer BateCerto, which this one cannot read. Nothing was changed. Install the newest version.</source>
        <translation>Os dados em {path} foram escritos por um BateCerto mais recente, que este não sabe ler. Nada foi alterado. Instale a versão mais recente.</translation>
    </message>
    <message>
        <source>The disk of {path} is full. Nothing was changed. Make room on it and try again.</source>
        <translation>O disco de {path} está cheio. Nada foi alterado. Liberte espaço e tente de novo.</translation>
    </message>
    <message>
        <source>The last step was undone, and nothing of it was kept in {path}. Try it again.</source>
        <translation>O último passo foi anulado e nada dele ficou em {path}. Tente de novo.</translation>
    </message>
    <message>
        <source>The data in {path} cannot be opened. Nothing was changed. Check that the folder is there.</source>
        <translation>Não foi possível abrir os dados em {path}. Nada foi alterado. Confira se a pasta existe.</translation>
    </message>
    <message>
        <source>BateCerto&apos;s folder</source>
        <translation>pasta do BateCerto</translation>
    </message>
    <message>
        <source>There is no data in {path} yet, and no keychain on this machine for the key that it would be encrypted with. Set a passphrase in BATECERTO_STORE_KEY, or choose --unencrypted. Nothing was made.</source>
        <translation>Ainda não há dados em {path}, nem porta-chaves neste computador para a chave com que seriam cifrados. Indique uma frase-passe em BATECERTO_STORE_KEY, ou escolha --unencrypted. Nada foi criado.</translation>
    </message>
    <message>
        <source>The data in {path} is encrypted, and this key or passphrase does not open it. Nothing was changed. Check the passphrase, or bring the key back with the recovery phrase: batecerto key recover</source>
        <translation>Os dados em {path} estão cifrados, e esta chave ou frase-passe não os abre. Nada foi alterado. Confira a frase-passe, ou recupere a chave com a frase de recuperação: batecerto key recover</translation>
    </message>
    <message>
        <source>The data in {path} is encrypted, and its key is not in this machine&apos;s keychain, nor is there a passphrase. Nothing was changed. Set the passphrase in BATECERTO_STORE_KEY, or bring the key back with the recovery phrase: batecerto key recover</source>
        <translation>Os dados em {path} estão cifrados, e a chave não está no porta-chaves deste computador nem há frase-passe. Nada foi alterado. Indique a frase-passe em BATECERTO_STORE_KEY, ou recupere a chave com a frase de recuperação: batecerto key recover</translation>
    </message>
</context>
<context>
    <name>explanation</name>
    <message>
        <source>Rate swap</source>
        <translation>Troca de taxa</translation>
    </message>
    <message>
        <source>Missing at the portal</source>
        <translation>Em falta no portal</translation>
    </message>
    <message>
        <source>Missing in the ERP</source>
        <translation>Em falta no ERP</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>Valor diferente</translation>
    </message>
    <message>
        <source>Another nature or month</source>
        <translation>Outra natureza ou mês</translation>
    </message>
    <message>
        <source>Counted more than once in the ERP</source>
        <translation>Contado mais de uma vez no ERP</translation>
    </message>
    <message>
        <source>Counted more than once at the portal</source>
        <translation>Contado mais de uma vez no portal</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Arredondamento</translation>
    </message>
    <message>
        <source>Forgotten resend</source>
        <translation>Reenvio esquecido</translation>
    </message>
    <message>
        <source>Changed at the portal</source>
        <translation>Alterado no portal</translation>
    </message>
    <message>
        <source>Sent, and not at the portal yet</source>
        <translation>Enviado, e ainda não está no portal</translation>
    </message>
    <message>
        <source>Sent, and not in the ERP yet</source>
        <translation>Enviado, e ainda não está no ERP</translation>
    </message>
    <message>
        <source>Neighbouring months cancel out</source>
        <translation>Acerto entre meses</translation>
    </message>
    <message>
        <source>Not explained</source>
        <translation>Por explicar</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Certo</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Provável</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Possível</translation>
    </message>
    <message>
        <source>The portal was last asked before that: fetch it again to be sure.</source>
        <translation>O portal foi consultado pela última vez antes disso: consulte de novo para ter a certeza.</translation>
    </message>
    <message>
        <source>{amount} of remuneration</source>
        <translation>{amount} de remuneração</translation>
    </message>
    <message>
        <source>{amount} of contribution</source>
        <translation>{amount} de contribuição</translation>
    </message>
    <message>
        <source>{remuneration} of remuneration, {contribution} of contribution</source>
        <translation>{remuneration} de remuneração, {contribution} de contribuição</translation>
    </message>
    <message>
        <source>The total is higher at the portal, and the workers are not known</source>
        <translation>O total é mais alto no portal, e não se conhecem os trabalhadores</translation>
    </message>
    <message>
        <source>The total is lower at the portal, and the workers are not known</source>
        <translation>O total é mais baixo no portal, e não se conhecem os trabalhadores</translation>
    </message>
    <message>
        <source>The ERP has values that are missing at the portal</source>
        <translation>O ERP tem valores que faltam no portal</translation>
    </message>
    <message>
        <source>The portal has values that are missing in the ERP</source>
        <translation>O portal tem valores que faltam no ERP</translation>
    </message>
    <message>
        <source>The ERP seems to count values more than once</source>
        <translation>O ERP parece contar valores mais de uma vez</translation>
    </message>
    <message>
        <source>The portal seems to count values more than once</source>
        <translation>O portal parece contar valores mais de uma vez</translation>
    </message>
    <message>
        <source>{rate} at the portal</source>
        <translation>{rate} no portal</translation>
    </message>
    <message>
        <source>{rate} in the ERP</source>
        <translation>{rate} no ERP</translation>
    </message>
    <message>
        <source>The same base stands at one rate in the ERP and at another at the portal ({rates})</source>
        <translation>A mesma base está a uma taxa no ERP e a outra no portal ({rates})</translation>
    </message>
    <message>
        <source>The ERP changed with {new}, and the portal still shows what {old} held</source>
        <translation>O ERP mudou com {new}, e o portal ainda mostra o que estava em {old}</translation>
    </message>
    <message>
        <source>The portal changed up to {new}, and the ERP holds what the portal showed on {old}</source>
        <translation>O portal mudou até {new}, e o ERP tem o que o portal mostrava em {old}</translation>
    </message>
    <message>
        <source>What changed with {new} was sent, and the portal still shows what {old} held</source>
        <translation>O que mudou com {new} foi enviado, e o portal ainda mostra o que estava em {old}</translation>
    </message>
    <message>
        <source>The portal shows what was sent, and the ERP holds what the portal showed on {old}</source>
        <translation>O portal mostra o que foi enviado, e o ERP tem o que o portal mostrava em {old}</translation>
    </message>
    <message>
        <source>{file} of {day}</source>
        <translation>{file} de {day}</translation>
    </message>
    <message>
        <source>The portal shows what was declared, and the ERP has changed since</source>
        <translation>O portal mostra o que foi declarado, e o ERP mudou desde então</translation>
    </message>
    <message>
        <source>The ERP holds what was declared, and the portal shows something else</source>
        <translation>O ERP tem o que foi declarado, e o portal mostra outra coisa</translation>
    </message>
    <message>
        <source>It was declared, and the portal does not show it yet</source>
        <translation>Foi declarado, e o portal ainda não o mostra</translation>
    </message>
    <message>
        <source>It was declared, and the ERP does not have it</source>
        <translation>Foi declarado, e o ERP não o tem</translation>
    </message>
    <message>
        <source>The opposite stands in {month} at the same rate, so the two months cancel out</source>
        <translation>O oposto está em {month} à mesma taxa, e os dois meses anulam-se</translation>
    </message>
    <message>
        <source>{name}: {amount} are split into other values at the portal, in the same sum.</source>
        <translation>{name}: {amount} divididos noutros valores no portal, na mesma soma.</translation>
    </message>
    <message>
        <source>{name}: {amount} are {erp} in the ERP and {portal} at the portal, in the same sum.</source>
        <translation>{name}: {amount} são {erp} no ERP e {portal} no portal, na mesma soma.</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>Field: {path}.</source>
        <translation>Campo: {path}.</translation>
    </message>
    <message>
        <source>They have no portal token. Create one for each in {where}, and give it to BateCerto.</source>
        <translation>Não têm token do portal. Crie um para cada uma em {where} e indique-o ao BateCerto.</translation>
    </message>
    <message>
        <source>What is kept as their tokens has blanks or signs that no token has. Copy them again from {where}.</source>
        <translation>O que está guardado como os seus tokens tem espaços ou sinais que nenhum token tem. Copie-os de novo de {where}.</translation>
    </message>
    <message>
        <source>The portal refused their tokens: they are wrong or have expired. Create new ones in {where}.</source>
        <translation>O portal recusou os seus tokens: estão errados ou caducaram. Crie novos em {where}.</translation>
    </message>
    <message>
        <source>The portal does not let their tokens use the service. Check the permissions of each in {where}.</source>
        <translation>O portal não deixa os seus tokens usar o serviço. Verifique as permissões de cada um em {where}.</translation>
    </message>
    <message>
        <source>The portal says: “{message}”</source>
        <translation>O portal diz: «{message}»</translation>
    </message>
    <message>
        <source>Segurança Social Direta → Gestão de autenticação → Tokens de acesso</source>
        <translation>Segurança Social Direta → Gestão de autenticação → Tokens de acesso</translation>
    </message>
    <message>
        <source>This company has no portal token. Create one in {where} and give it to BateCerto in Settings → Portal.</source>
        <translation>Esta empresa não tem token do portal. Crie um em {where} e indique-o ao BateCerto em Definições → Portal.</translation>
    </message>
    <message>
        <source>What is kept as this company&apos;s token has blanks or signs that no token has, so nothing was asked. Copy the token again, whole and alone, from {where}.</source>
        <translation>O que está guardado como token desta empresa tem espaços ou sinais que nenhum token tem, por isso nada foi pedido. Copie de novo o token, inteiro e sozinho, de {where}.</translation>
    </message>
    <message>
        <source>The portal refused this company&apos;s token: it is wrong or has expired. Create a new one in {where}.</source>
        <translation>O portal recusou o token desta empresa: está errado ou expirou. Crie um novo em {where}.</translation>
    </message>
    <message>
        <source>The portal does not let this company&apos;s token use the service. Check its permissions in {where}.</source>
        <translation>O portal não deixa o token desta empresa usar o serviço. Confira as permissões em {where}.</translation>
    </message>
    <message>
        <source>The portal could not be reached. Check the internet connection and fetch again.</source>
        <translation>Não foi possível chegar ao portal. Confira a ligação à Internet e volte a consultar.</translation>
    </message>
    <message>
        <source>The portal did not answer in time. Fetch again later.</source>
        <translation>O portal não respondeu a tempo. Volte a consultar mais tarde.</translation>
    </message>
    <message>
        <source>The portal is too busy to answer. Fetch again in a few minutes.</source>
        <translation>O portal está demasiado ocupado para responder. Volte a consultar daqui a uns minutos.</translation>
    </message>
    <message>
        <source>The portal failed on its own side. Fetch again later; the values here are unchanged.</source>
        <translation>O portal falhou do lado dele. Volte a consultar mais tarde; os valores aqui não mudaram.</translation>
    </message>
    <message>
        <source>The portal did not accept the request. Check the portal&apos;s address.</source>
        <translation>O portal não aceitou o pedido. Confira o endereço do portal.</translation>
    </message>
    <message>
        <source>The portal&apos;s answer is not in the form expected, so nothing of it was used.</source>
        <translation>A resposta do portal não tem a forma esperada, por isso nada dela foi usado.</translation>
    </message>
    <message>
        <source>The portal&apos;s identity could not be verified, so nothing was sent. Check the computer&apos;s date and ask who looks after the network.</source>
        <translation>Não foi possível verificar a identidade do portal, por isso nada foi enviado. Confira a data do computador e fale com quem trata da rede.</translation>
    </message>
    <message>
        <source>The portal&apos;s answer is larger than expected, so nothing of it was used.</source>
        <translation>A resposta do portal é maior do que o esperado, por isso nada dela foi usado.</translation>
    </message>
    <message>
        <source>The portal failed several times in a row, so it was not asked for this month. Wait half a minute and fetch again.</source>
        <translation>O portal falhou várias vezes seguidas, por isso este mês não lhe foi pedido. Espere meio minuto e consulte de novo.</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>the amount</source>
        <translation>o valor</translation>
    </message>
    <message>
        <source>the number of days</source>
        <translation>o número de dias</translation>
    </message>
    <message>
        <source>the total of remuneration</source>
        <translation>o total das remunerações</translation>
    </message>
    <message>
        <source>the total of contributions</source>
        <translation>o total das contribuições</translation>
    </message>
    <message>
        <source>the rate</source>
        <translation>a taxa</translation>
    </message>
    <message>
        <source>the number of records</source>
        <translation>o número de registos</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>o ficheiro não existe</translation>
    </message>
    <message>
        <source>there is no permission to read it</source>
        <translation>falta permissão para o ler</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>é uma pasta</translation>
    </message>
    <message>
        <source>another program has it open</source>
        <translation>está aberto noutro programa</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>é demasiado grande</translation>
    </message>
    <message>
        <source>the system could not read it</source>
        <translation>o sistema não o conseguiu ler</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>o ficheiro está vazio.</translation>
    </message>
    <message>
        <source>this is not a DR file.</source>
        <translation>isto não é um ficheiro DR.</translation>
    </message>
    <message>
        <source>the file cannot be read: {reason}.</source>
        <translation>o ficheiro não pode ser lido: {reason}.</translation>
    </message>
    <message>
        <source>a character (byte {byte}) is neither Windows-1252 nor UTF-8.</source>
        <translation>há um carácter (byte {byte}) que não é Windows-1252 nem UTF-8.</translation>
    </message>
    <message>
        <source>the file does not begin with its R0 record.</source>
        <translation>o ficheiro não começa pelo registo R0.</translation>
    </message>
    <message>
        <source>the model is “{found}” and should be RC4008.</source>
        <translation>o modelo é «{found}» e devia ser RC4008.</translation>
    </message>
    <message>
        <source>the file declares no employer.</source>
        <translation>o ficheiro não declara nenhuma entidade empregadora.</translation>
    </message>
    <message>
        <source>the line begins with “{found}”, which is no record of a DR file.</source>
        <translation>a linha começa por «{found}», que não é um registo de um ficheiro DR.</translation>
    </message>
    <message>
        <source>there is a record {found} where {expected} should be.</source>
        <translation>está um registo {found} onde devia estar {expected}.</translation>
    </message>
    <message>
        <source>the block has no R3 record with its totals.</source>
        <translation>falta ao bloco o registo R3 com os totais.</translation>
    </message>
    <message>
        <source>the line has {length} characters and needs {expected}.</source>
        <translation>a linha tem {length} caracteres e precisa de {expected}.</translation>
    </message>
    <message>
        <source>the line has {length} characters and can have {expected} at most.</source>
        <translation>a linha tem {length} caracteres e pode ter no máximo {expected}.</translation>
    </message>
    <message>
        <source>the line is of employer {found}, in the block of employer {expected}.</source>
        <translation>a linha é da entidade empregadora {found}, no bloco da entidade empregadora {expected}.</translation>
    </message>
    <message>
        <source>the line is of establishment {found}, in the block of establishment {expected}.</source>
        <translation>a linha é do estabelecimento {found}, no bloco do estabelecimento {expected}.</translation>
    </message>
    <message>
        <source>the employer&apos;s NISS “{found}” is not valid.</source>
        <translation>o NISS da entidade empregadora, «{found}», não é válido.</translation>
    </message>
    <message>
        <source>the employer&apos;s NIF “{found}” is not valid.</source>
        <translation>o NIF da entidade empregadora, «{found}», não é válido.</translation>
    </message>
    <message>
        <source>the worker&apos;s NISS “{found}” does not have 11 digits.</source>
        <translation>o NISS do trabalhador, «{found}», não tem 11 algarismos.</translation>
    </message>
    <message>
        <source>“{found}” is not a month.</source>
        <translation>«{found}» não é um mês.</translation>
    </message>
    <message>
        <source>{field} is not a number (“{found}”).</source>
        <translation>{field} não é um número («{found}»).</translation>
    </message>
    <message>
        <source>the sign is “{found}” and should be 0 or -.</source>
        <translation>o sinal é «{found}» e devia ser 0 ou -.</translation>
    </message>
    <message>
        <source>the stated total is {stated}, and the values add up to {computed}.</source>
        <translation>o total indicado é {stated} e a soma dos valores dá {computed}.</translation>
    </message>
    <message>
        <source>the stated number of records is {stated}, and there are {computed}.</source>
        <translation>o número de registos indicado é {stated} e há {computed}.</translation>
    </message>
    <message>
        <source>the month is {month}, which is still to come.</source>
        <translation>o mês é {month}, que ainda está para vir.</translation>
    </message>
    <message>
        <source>the month is {month}. No file can be of a month before {earliest}.</source>
        <translation>o mês é {month}. Nenhum ficheiro pode ser de um mês anterior a {earliest}.</translation>
    </message>
    <message>
        <source>the rate is {rate}. No contribution rate is above {highest}.</source>
        <translation>a taxa é {rate}. Nenhuma taxa contributiva passa de {highest}.</translation>
    </message>
    <message>
        <source>the month is {month}, which has not begun.</source>
        <translation>o mês é {month}, que ainda não começou.</translation>
    </message>
    <message>
        <source>the month is {month}, more than {years} years ago.</source>
        <translation>o mês é {month}, há mais de {years} anos.</translation>
    </message>
    <message>
        <source>the rate is {rate}. Contribution rates lie between {lowest} and {highest}.</source>
        <translation>a taxa é {rate}. As taxas contributivas ficam entre {lowest} e {highest}.</translation>
    </message>
    <message>
        <source>the rate is {rate}, which is none of the known ones.</source>
        <translation>a taxa é {rate}, que não é nenhuma das conhecidas.</translation>
    </message>
    <message>
        <source>{company}, {month}: rows that name no establishment count as {establishment}. The month also has establishment {other}, which stays as it is: at the same rates, {remuneration} of remuneration and {contribution} of contributions.</source>
        <translation>{company}, {month}: as linhas sem estabelecimento contam como {establishment}; o mês tem também o estabelecimento {other}, que fica como está: às mesmas taxas, {remuneration} de remunerações e {contribution} de contribuições.</translation>
    </message>
    <message>
        <source>the check digit of the worker&apos;s NISS {found} is wrong.</source>
        <translation>o dígito de controlo do NISS {found} do trabalhador está errado.</translation>
    </message>
    <message>
        <source>the stated contributions are {stated}, and the rate gives {computed}.</source>
        <translation>as contribuições indicadas são {stated} e a taxa dá {computed}.</translation>
    </message>
    <message>
        <source>worker {worker} has the nature “{nature}” more than once for {month}; the values were added.</source>
        <translation>o trabalhador {worker} tem a natureza «{nature}» mais do que uma vez em {month}; os valores foram somados.</translation>
    </message>
    <message>
        <source>{month}, establishment {establishment} at {rate} is there twice, first in line {first_line}; the later one counts.</source>
        <translation>{month}, estabelecimento {establishment} a {rate}, aparece duas vezes, a primeira na linha {first_line}; conta a última.</translation>
    </message>
    <message>
        <source>{company}, {month}: establishment {establishment} at {rate} is not in this file; the values of {file} stay in use.</source>
        <translation>{company}, {month}: o estabelecimento {establishment} a {rate} não está neste ficheiro; continuam em uso os valores de {file}.</translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation>{place}: {what}</translation>
    </message>
    <message>
        <source>Nothing of this file was imported.</source>
        <translation>Nada deste ficheiro foi importado.</translation>
    </message>
    <message>
        <source>Nothing of this file was imported. Export it again from the ERP.</source>
        <translation>Nada deste ficheiro foi importado. Volte a exportá-lo do ERP.</translation>
    </message>
    <message>
        <source>Check the worker&apos;s NISS in the ERP.</source>
        <translation>Confira no ERP o NISS do trabalhador.</translation>
    </message>
    <message>
        <source>Check how the ERP rounds contributions.</source>
        <translation>Confira como o ERP arredonda as contribuições.</translation>
    </message>
    <message>
        <source>Check in the ERP that the value is not there twice.</source>
        <translation>Confira no ERP se o valor não está lá duas vezes.</translation>
    </message>
    <message>
        <source>Check in the ERP that the month was not exported twice.</source>
        <translation>Confira no ERP se o mês não foi exportado duas vezes.</translation>
    </message>
    <message>
        <source>Check in the ERP that the rate is right.</source>
        <translation>Confira no ERP se a taxa está certa.</translation>
    </message>
    <message>
        <source>If it is no longer due, import the file again and replace the whole month.</source>
        <translation>Se já não é devido, volte a importar o ficheiro e substitua o mês inteiro.</translation>
    </message>
    <message>
        <source>If it is right, it can come in all the same.</source>
        <translation>Se estiver certo, pode ser importado na mesma.</translation>
    </message>
    <message>
        <source>Check its name and place, and import it again.</source>
        <translation>Confira o nome e a pasta e volte a importá-lo.</translation>
    </message>
    <message>
        <source>Choose the DR file (RC4008) that the ERP exports.</source>
        <translation>Escolha o ficheiro DR (RC4008) que o ERP exporta.</translation>
    </message>
    <message>
        <source>Correct the number in the ERP and export the file again.</source>
        <translation>Corrija o número no ERP e volte a exportar o ficheiro.</translation>
    </message>
    <message>
        <source>Correct it where the file comes from, and import it again.</source>
        <translation>Corrija-o na origem do ficheiro e volte a importá-lo.</translation>
    </message>
    <message>
        <source>Export the file again from the ERP, and do not edit it by hand.</source>
        <translation>Volte a exportar o ficheiro do ERP, sem o alterar à mão.</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, linha {line}</translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}</source>
        <translation>{file}, linha {line}, coluna {column}</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>há {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>há {n} h</translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>How should your data be protected?</source>
        <translation>Como devem os dados ser protegidos?</translation>
    </message>
    <message>
        <source>There is no data here yet. BateCerto keeps names, social-security numbers and wages, so it encrypts what it keeps. This machine has no keychain for the key: a passphrase of yours opens the data then, each time that BateCerto starts.</source>
        <translation>Ainda não há dados aqui. O BateCerto guarda nomes, números da segurança social e remunerações, por isso cifra o que guarda. Este computador não tem porta-chaves para a chave: os dados abrem-se com uma frase-passe sua, sempre que o BateCerto arranca.</translation>
    </message>
    <message>
        <source>Its passphrase opens it.</source>
        <translation>A frase-passe abre os dados.</translation>
    </message>
    <message>
        <source>This machine&apos;s keychain opens it.</source>
        <translation>O porta-chaves deste computador abre os dados.</translation>
    </message>
    <message>
        <source>This machine&apos;s keychain does not give its key. Unlock the keychain and try again; where the key is lost, the recovery phrase brings it back.</source>
        <translation>O porta-chaves deste computador não dá a chave. Desbloqueie o porta-chaves e tente de novo; se a chave se perdeu, a frase de recuperação trá-la de volta.</translation>
    </message>
    <message>
        <source>Write the 24 words as they are on your paper, and a new passphrase for the data.</source>
        <translation>Escreva as 24 palavras tal como estão no papel, e uma nova frase-passe para os dados.</translation>
    </message>
    <message>
        <source>Write the 24 words as they are on your paper. The key goes back into this machine&apos;s keychain.</source>
        <translation>Escreva as 24 palavras tal como estão no papel. A chave volta para o porta-chaves deste computador.</translation>
    </message>
    <message>
        <source>Open the data with the recovery phrase</source>
        <translation>Abrir os dados com a frase de recuperação</translation>
    </message>
    <message>
        <source>BateCerto is locked</source>
        <translation>O BateCerto está bloqueado</translation>
    </message>
    <message>
        <source>The data is encrypted</source>
        <translation>Os dados estão cifrados</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>&amp;Mostrar o que se escreve</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Appeared</source>
        <translation>Apareceu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Mudou</translation>
    </message>
    <message>
        <source>Went away</source>
        <translation>Desapareceu</translation>
    </message>
    <message>
        <source>As it was after reconciliation {run}, {when} · {months}</source>
        <translation>Como estava depois da reconciliação {run}, {when} · {months}</translation>
    </message>
    <message>
        <source>Nothing changed from reconciliation {before} to {after}.</source>
        <translation>Nada mudou da reconciliação {before} para a {after}.</translation>
    </message>
    <message>
        <source>From reconciliation {before} to {after}: {counts}.</source>
        <translation>Da reconciliação {before} para a {after}: {counts}.</translation>
    </message>
</context>
<context>
    <name>import_wizard</name>
    <message>
        <source>Record</source>
        <translation>Registo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Estab.</source>
        <translation>Estab.</translation>
    </message>
    <message>
        <source>Company&apos;s NISS</source>
        <translation>NISS da empresa</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>Worker&apos;s NISS</source>
        <translation>NISS do trabalhador</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nascimento</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natureza</translation>
    </message>
    <message>
        <source>Remuneration €</source>
        <translation>Remuneração €</translation>
    </message>
    <message>
        <source>Contributions €</source>
        <translation>Contribuições €</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registos</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>DR</source>
        <translation>DR</translation>
    </message>
    <message>
        <source>Table {form}</source>
        <translation>Tabela {form}</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Não reconhecido</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Novo</translation>
    </message>
    <message>
        <source>Replaces values</source>
        <translation>Substitui valores</translation>
    </message>
    <message>
        <source>Already imported</source>
        <translation>Já importado</translation>
    </message>
    <message>
        <source>Columns to say</source>
        <translation>Colunas por indicar</translation>
    </message>
    <message>
        <source>Cannot come in</source>
        <translation>Não pode entrar</translation>
    </message>
    <message>
        <source>Its values become the portal&apos;s answer for these months.</source>
        <translation>Os seus valores passam a ser a resposta do portal para estes meses.</translation>
    </message>
    <message>
        <source>All of it is new.</source>
        <translation>É tudo novo.</translation>
    </message>
    <message>
        <source>It replaces values of {files}.</source>
        <translation>Substitui valores de {files}.</translation>
    </message>
    <message>
        <source>This file came in already, on {when}. Nothing would change.</source>
        <translation>Este ficheiro já foi importado, em {when}. Nada mudaria.</translation>
    </message>
    <message>
        <source>This table does not say everything. Say what its columns are.</source>
        <translation>Esta tabela não diz tudo. Falta indicar o que são as suas colunas.</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>Por confirmar</translation>
    </message>
    <message>
        <source>Its values replace what the portal answered for these months.</source>
        <translation>Os seus valores substituem o que o portal respondeu para estes meses.</translation>
    </message>
    <message>
        <source>Some of it is unusual. If it is right, tick the file, and it comes in all the same.</source>
        <translation>Há aqui algo invulgar. Se estiver certo, assinale o ficheiro para o importar na mesma.</translation>
    </message>
    <message>
        <source>Nothing of this file can come in as it is.</source>
        <translation>Tal como está, nada deste ficheiro pode entrar.</translation>
    </message>
    <message>
        <source>No amount would change.</source>
        <translation>Nenhum valor mudaria.</translation>
    </message>
    <message>
        <source>{files} and {n} more</source>
        <translation>{files} e mais {n}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«{name}»</translation>
    </message>
    <message>
        <source>{company}, new</source>
        <translation>{company}, nova</translation>
    </message>
    <message>
        <source>This is a preview: nothing was imported.</source>
        <translation>Isto é uma pré-visualização: nada foi importado.</translation>
    </message>
    <message>
        <source>{files}: taken back before. Nothing was changed.</source>
        <translation>{files}: já tinha sido anulado. Nada foi alterado.</translation>
    </message>
    <message>
        <source>Take {files} back: {what}.</source>
        <translation>Anular a importação de {files}: {what}.</translation>
    </message>
    <message>
        <source>The portal&apos;s values from {files} stay until it is fetched again.</source>
        <translation>Os valores do portal que vieram de {files} ficam, até à próxima consulta.</translation>
    </message>
    <message>
        <source>Taken back: {files}. {what}.</source>
        <translation>Importação anulada: {files}. {what}.</translation>
    </message>
    <message>
        <source>{months} to other files</source>
        <translation>{months} a outros ficheiros</translation>
    </message>
    <message>
        <source>{company}, {month}: contributions {before} → {after}</source>
        <translation>{company}, {month}: contribuições {before} → {after}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhumas</translation>
    </message>
    <message>
        <source>Nothing was taken back.</source>
        <translation>Nada foi anulado.</translation>
    </message>
    <message>
        <source>{company}, {month}</source>
        <translation>{company}, {month}</translation>
    </message>
    <message>
        <source>{place}: “{file}” came in later, on {date}, and stands on it. Take that one back first.</source>
        <translation>{place}: «{file}» entrou depois, em {date}, e assenta nesta importação. É preciso anular essa primeiro.</translation>
    </message>
    <message>
        <source>{place}: the month is signed off. Take the signature back first.</source>
        <translation>{place}: o mês está fechado. É preciso reabri-lo primeiro.</translation>
    </message>
    <message>
        <source>{place}: these values were communicated to the portal. Import a corrected file instead.</source>
        <translation>{place}: estes valores foram comunicados ao portal. Em vez disso, importe um ficheiro corrigido.</translation>
    </message>
    <message>
        <source>{place}: these values were marked as delivered. Import a corrected file instead.</source>
        <translation>{place}: estes valores foram marcados como entregues. Em vez disso, importe um ficheiro corrigido.</translation>
    </message>
    <message>
        <source>Something came in or was decided since this was shown. Look at it again.</source>
        <translation>Desde que isto foi mostrado, algo entrou ou foi decidido. Convém ver de novo.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Recusado</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>A ler…</translation>
    </message>
</context>
<context>
    <name>installation</name>
    <message>
        <source>translations</source>
        <translation>traduções</translation>
    </message>
    <message>
        <source>demonstration data</source>
        <translation>dados de demonstração</translation>
    </message>
    <message>
        <source>store, portal, reconciliation, report</source>
        <translation>dados, portal, reconciliação, relatório</translation>
    </message>
    <message>
        <source>savepoints</source>
        <translation>pontos de retorno</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>cifra</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>porta-chaves</translation>
    </message>
    <message>
        <source>workbooks</source>
        <translation>livros de cálculo</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>certificados</translation>
    </message>
    <message>
        <source>window</source>
        <translation>janela</translation>
    </message>
    <message>
        <source>The translation “{language}” does not load.</source>
        <translation>A tradução «{language}» não carrega.</translation>
    </message>
    <message>
        <source>The demonstration data is missing.</source>
        <translation>Faltam os dados de demonstração.</translation>
    </message>
    <message>
        <source>The demonstration did not come out as it should.</source>
        <translation>A demonstração não deu o que devia.</translation>
    </message>
    <message>
        <source>A savepoint did not hold.</source>
        <translation>Um ponto de retorno não se manteve.</translation>
    </message>
    <message>
        <source>The store is not encrypted.</source>
        <translation>Os dados não estão cifrados.</translation>
    </message>
    <message>
        <source>Two cells were not read.</source>
        <translation>Não se leram duas células.</translation>
    </message>
    <message>
        <source>The window ended with exit code {code}.</source>
        <translation>A janela terminou com o código {code}.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>There is no data yet.</source>
        <translation>Ainda não há dados.</translation>
    </message>
    <message>
        <source>The data is encrypted; its key is in this machine&apos;s keychain.</source>
        <translation>Os dados estão cifrados; a chave está no porta-chaves deste computador.</translation>
    </message>
    <message>
        <source>The data is encrypted; a passphrase opens it.</source>
        <translation>Os dados estão cifrados; uma frase-passe abre-os.</translation>
    </message>
    <message>
        <source>The data is not encrypted, as was chosen when it was made.</source>
        <translation>Os dados não estão cifrados, como se escolheu quando foram criados.</translation>
    </message>
    <message>
        <source>Its recovery phrase was not written down and checked yet: batecerto key phrase, then batecerto key check</source>
        <translation>A frase de recuperação ainda não foi anotada e conferida: batecerto key phrase, depois batecerto key check</translation>
    </message>
    <message>
        <source>The data is encrypted from now on. Write its recovery phrase down, without which it is lost when this machine is: batecerto key phrase</source>
        <translation>A partir de agora os dados estão cifrados. Anote a frase de recuperação, sem a qual se perdem com este computador: batecerto key phrase</translation>
    </message>
    <message>
        <source>The recovery phrase was shown and checked already, so it is not shown again. To check what you wrote down: batecerto key check. If the paper is lost: batecerto key phrase --again</source>
        <translation>A frase de recuperação já foi mostrada e conferida, por isso não volta a ser mostrada. Para conferir o que anotou: batecerto key check. Se perdeu o papel: batecerto key phrase --again</translation>
    </message>
    <message>
        <source>These 24 words open the data and every backup of it, on any machine. Write them on paper, in this order, and keep them apart from the machine; do not photograph them. Then check what you wrote: batecerto key check</source>
        <translation>Estas 24 palavras abrem os dados e todas as suas cópias de segurança, em qualquer computador. Anote-as em papel, por esta ordem, e guarde-as longe do computador; não as fotografe. Depois confira o que anotou: batecerto key check</translation>
    </message>
    <message>
        <source>That is the recovery phrase of this data. Keep it in a safe place.</source>
        <translation>É a frase de recuperação destes dados. Guarde-a em lugar seguro.</translation>
    </message>
    <message>
        <source>That is a recovery phrase, but not the one of this data.</source>
        <translation>É uma frase de recuperação, mas não a destes dados.</translation>
    </message>
    <message>
        <source>The key is in this machine&apos;s keychain again.</source>
        <translation>A chave está de novo no porta-chaves deste computador.</translation>
    </message>
    <message>
        <source>The passphrase in BATECERTO_STORE_KEY opens the data from now on.</source>
        <translation>A partir de agora a frase-passe em BATECERTO_STORE_KEY abre os dados.</translation>
    </message>
    <message>
        <source>The key is back. There is no data here yet: put a backup in its place with batecerto restore</source>
        <translation>A chave foi recuperada. Ainda não há dados aqui: ponha uma cópia de segurança com batecerto restore</translation>
    </message>
    <message>
        <source>There is no keychain on this machine. Set a passphrase in BATECERTO_STORE_KEY. Nothing was changed.</source>
        <translation>Não há porta-chaves neste computador. Indique uma frase-passe em BATECERTO_STORE_KEY. Nada foi alterado.</translation>
    </message>
    <message>
        <source>There is no encrypted data here, so there is no key.</source>
        <translation>Aqui não há dados cifrados, por isso não há chave.</translation>
    </message>
    <message>
        <source>That does not open the data. Nothing was changed. Check it letter by letter.</source>
        <translation>Isso não abre os dados. Nada foi alterado. Confira letra a letra.</translation>
    </message>
    <message>
        <source>These words are the recovery phrase of other data. Nothing was changed. Look for the right paper.</source>
        <translation>Estas palavras são a frase de recuperação de outros dados. Nada foi alterado. Procure o papel certo.</translation>
    </message>
    <message>
        <source>The data is encrypted. Its recovery phrase was not written down and checked yet: without it, the data is lost when this machine is.</source>
        <translation>Os dados estão cifrados. A frase de recuperação ainda não foi apontada e conferida: sem ela, os dados perdem-se com este computador.</translation>
    </message>
    <message>
        <source>These 24 words open the data and every backup of it, on any machine. Write them on paper, in this order, and keep them apart from the machine; do not photograph them. Once they are checked they are not shown again.</source>
        <translation>Estas 24 palavras abrem os dados e todas as cópias de segurança, em qualquer computador. Aponte-as em papel, por esta ordem, e guarde-as longe do computador; não as fotografe. Depois de conferidas não voltam a ser mostradas.</translation>
    </message>
    <message>
        <source>That passphrase is short: one of {n} letters or more is far harder to guess.</source>
        <translation>Essa frase-passe é curta: uma de {n} letras ou mais é muito mais difícil de adivinhar.</translation>
    </message>
    <message>
        <source>Word {n} does not fit. Look at your paper again.</source>
        <translation>A palavra {n} não está certa. Veja outra vez o papel.</translation>
    </message>
    <message>
        <source>Words {list} do not fit. Look at your paper again.</source>
        <translation>As palavras {list} não estão certas. Veja outra vez o papel.</translation>
    </message>
</context>
<context>
    <name>natures</name>
    <message>
        <source>Permanent pay</source>
        <translation>Remuneração permanente</translation>
    </message>
    <message>
        <source>Allowances</source>
        <translation>Ajudas de custo</translation>
    </message>
    <message>
        <source>Monthly bonus</source>
        <translation>Prémio mensal</translation>
    </message>
    <message>
        <source>Commissions</source>
        <translation>Comissões</translation>
    </message>
    <message>
        <source>Compensation for termination</source>
        <translation>Compensação por cessação do contrato</translation>
    </message>
    <message>
        <source>Holiday pay</source>
        <translation>Subsídio de férias</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Honorários</translation>
    </message>
    <message>
        <source>Intermittent-contract compensation</source>
        <translation>Compensação por contrato intermitente</translation>
    </message>
    <message>
        <source>Regular monthly allowances</source>
        <translation>Subsídios regulares mensais</translation>
    </message>
    <message>
        <source>Christmas pay</source>
        <translation>Subsídio de Natal</translation>
    </message>
    <message>
        <source>Other bonuses</source>
        <translation>Outros prémios</translation>
    </message>
    <message>
        <source>Meal allowance</source>
        <translation>Subsídio de refeição</translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation>Trabalho suplementar</translation>
    </message>
    <message>
        <source>Night work</source>
        <translation>Trabalho noturno</translation>
    </message>
    <message>
        <source>Other allowances</source>
        <translation>Outros subsídios</translation>
    </message>
    <message>
        <source>Untaken paid holidays</source>
        <translation>Férias pagas e não gozadas</translation>
    </message>
    <message>
        <source>Pay differences</source>
        <translation>Diferenças de remuneração</translation>
    </message>
</context>
<context>
    <name>next_steps</name>
    <message>
        <source>Correct it in the ERP</source>
        <translation>Corrigir no ERP</translation>
    </message>
    <message>
        <source>Send a corrected DR</source>
        <translation>Enviar uma DR corrigida</translation>
    </message>
    <message>
        <source>Communicate the right values</source>
        <translation>Comunicar os valores certos</translation>
    </message>
    <message>
        <source>Contest it</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>Wait, and fetch again</source>
        <translation>Aguardar e voltar a consultar</translation>
    </message>
    <message>
        <source>Accept it with a reason</source>
        <translation>Aceitar com motivo</translation>
    </message>
    <message>
        <source>Look at the portal</source>
        <translation>Ver no portal</translation>
    </message>
    <message>
        <source>This month was sent, and it is not known yet what came of it. Nothing may be sent over it.</source>
        <translation>Este mês foi enviado, e ainda não se sabe com que resultado. Não se pode enviar nada por cima.</translation>
    </message>
    <message>
        <source>This month was sent, and asking did not tell what came of it. Say what the portal shows.</source>
        <translation>Este mês foi enviado, e as consultas não esclareceram com que resultado. Diga o que o portal mostra.</translation>
    </message>
    <message>
        <source>One side of this month is not at hand just now. Bring it in and reconcile.</source>
        <translation>De momento falta um dos lados deste mês. Importe-o ou consulte o portal, e reconcilie.</translation>
    </message>
    <message>
        <source>The values at hand agree by now. Reconcile, and this is resolved by itself.</source>
        <translation>Os valores disponíveis já coincidem. Reconcilie, e isto fica resolvido por si.</translation>
    </message>
    <message>
        <source>The portal is still working on this month.</source>
        <translation>O portal ainda está a processar este mês.</translation>
    </message>
    <message>
        <source>The portal rejected what it was sent. Correct what it names, and send it again.</source>
        <translation>O portal rejeitou o que lhe foi enviado. Corrija o que ele indica e envie outra vez.</translation>
    </message>
    <message>
        <source>It was contested. Wait for the answer of Segurança Social, and fetch the month again.</source>
        <translation>Foi contestada. Aguarde a resposta da Segurança Social e volte a consultar o mês.</translation>
    </message>
    <message>
        <source>It was sent, and the portal does not show it yet. That can take a while.</source>
        <translation>Foi enviado, e o portal ainda não o mostra. Pode demorar algum tempo.</translation>
    </message>
    <message>
        <source>The portal shows what was sent, and the ERP&apos;s file here is older. Import the newest one.</source>
        <translation>O portal mostra o que foi enviado, e o ficheiro do ERP que aqui está é mais antigo. Importe o mais recente.</translation>
    </message>
    <message>
        <source>These are cents of rounding, and nothing can be corrected about them.</source>
        <translation>São cêntimos de arredondamento, e não há nada neles a corrigir.</translation>
    </message>
    <message>
        <source>The opposite stands in the month beside it: timing or back pay. The two belong together.</source>
        <translation>O contrário está no mês ao lado: desfasamento ou retroativos. Os dois pertencem um ao outro.</translation>
    </message>
    <message>
        <source>The same base stands at two rates. Compare the rate in the worker&apos;s contract: if yours is right, only Segurança Social can change theirs; if theirs is, correct the ERP.</source>
        <translation>A mesma base está em duas taxas. Compare a taxa do contrato do trabalhador: se a sua estiver certa, só a Segurança Social pode mudar a dela; se for a dela, corrija o ERP.</translation>
    </message>
    <message>
        <source>The ERP changed after this month was declared, and nobody sent it again.</source>
        <translation>O ERP mudou depois de este mês ser declarado, e ninguém voltou a enviá-lo.</translation>
    </message>
    <message>
        <source>The portal shows something else than was declared: an official correction, or somebody else&apos;s change. Find out which before anything is sent.</source>
        <translation>O portal mostra outra coisa que não o declarado: uma correção oficial, ou uma alteração de outra pessoa. Descubra qual antes de enviar alguma coisa.</translation>
    </message>
    <message>
        <source>The ERP counts somebody more than once.</source>
        <translation>O ERP conta alguém mais do que uma vez.</translation>
    </message>
    <message>
        <source>The portal counts somebody more than once.</source>
        <translation>O portal conta alguém mais do que uma vez.</translation>
    </message>
    <message>
        <source>A value stands under another nature or month, which one side does not count.</source>
        <translation>Um valor está noutra natureza ou noutro mês, que um dos lados não conta.</translation>
    </message>
    <message>
        <source>Only the ERP has this, and the deadline has not passed: it may not be declared yet, or be in processing. Look again before the deadline.</source>
        <translation>Só o ERP tem isto, e o prazo ainda não passou: pode não estar ainda declarado, ou estar em processamento. Volte a ver antes do fim do prazo.</translation>
    </message>
    <message>
        <source>Only the ERP has this: it was never declared, or it was rejected.</source>
        <translation>Só o ERP tem isto: nunca foi declarado, ou foi rejeitado.</translation>
    </message>
    <message>
        <source>Only the portal has this: somebody who left, a duplicate, another company or another month. Check the contracts.</source>
        <translation>Só o portal tem isto: alguém que saiu, um duplicado, outra empresa ou outro mês. Verifique os contratos.</translation>
    </message>
    <message>
        <source>The portal lacks workers that the ERP has. Check that their contracts are registered.</source>
        <translation>Faltam no portal trabalhadores que o ERP tem. Verifique se os contratos estão registados.</translation>
    </message>
    <message>
        <source>Nobody answered in time, so silence accepted the portal&apos;s values. They are not the ERP&apos;s.</source>
        <translation>Ninguém respondeu dentro do prazo, e o silêncio aceitou os valores do portal. Não são os do ERP.</translation>
    </message>
    <message>
        <source>The portal only computed this, and nobody confirmed it. Once the deadline has passed, silence has.</source>
        <translation>O portal apenas apurou isto, e ninguém o confirmou. Passado o prazo, o silêncio confirma.</translation>
    </message>
    <message>
        <source>Both sides have the same remuneration, and the ERP&apos;s contribution is what the rate makes of it. The portal&apos;s is not, by more than rounding can make. Fetch the month again; if it stays so, ask Segurança Social.</source>
        <translation>Os dois lados têm a mesma remuneração, e a contribuição do ERP é a que resulta da taxa. A do portal não é, e a diferença excede o que os arredondamentos permitem. Volte a consultar o mês; se continuar assim, pergunte à Segurança Social.</translation>
    </message>
    <message>
        <source>Both sides have the same remuneration, and the ERP&apos;s contribution is not what the rate makes of it, by more than rounding can make. No worker has to be found: look at how the ERP works it out.</source>
        <translation>Os dois lados têm a mesma remuneração, e a contribuição do ERP não é a que resulta da taxa: a diferença excede o que os arredondamentos permitem. Não há trabalhador a encontrar: veja como o ERP a calcula.</translation>
    </message>
    <message>
        <source>The amounts differ, and the records do not say which side is right. Find the worker first.</source>
        <translation>Os valores divergem, e os registos não dizem que lado está certo. Primeiro é preciso encontrar o trabalhador.</translation>
    </message>
    <message>
        <source>Segurança Social Direta › Employment › Remuneration statements</source>
        <translation>Segurança Social Direta › Emprego › Declarações de remunerações</translation>
    </message>
    <message>
        <source>Segurança Social Direta › Employment › Contribution cycle</source>
        <translation>Segurança Social Direta › Emprego › Ciclo contributivo</translation>
    </message>
    <message>
        <source>Segurança Social Direta › Employment › Contracts</source>
        <translation>Segurança Social Direta › Emprego › Contratos</translation>
    </message>
    <message>
        <source>Segurança Social Direta › Contact › e-Clic</source>
        <translation>Segurança Social Direta › Contactos › e-Clic</translation>
    </message>
    <message>
        <source>Segurança Social Direta › Employment › Communicated values</source>
        <translation>Segurança Social Direta › Emprego › Valores comunicados</translation>
    </message>
    <message>
        <source>Where: {menu}.</source>
        <translation>Onde: {menu}.</translation>
    </message>
    <message>
        <source>The deadline has passed: do it as soon as you can.</source>
        <translation>O prazo já passou: faça-o quanto antes.</translation>
    </message>
    <message>
        <source>If that is not it: {action}.</source>
        <translation>Se não for isso: {action}.</translation>
    </message>
</context>
<context>
    <name>operations</name>
    <message>
        <source>Not sent yet</source>
        <translation>Por enviar</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>A enviar</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Não se sabe</translation>
    </message>
    <message>
        <source>Look at the portal</source>
        <translation>Ver no portal</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Não aceite</translation>
    </message>
    <message>
        <source>It was recorded, and nothing of it went out.</source>
        <translation>Ficou registada, e nada dela saiu.</translation>
    </message>
    <message>
        <source>It is on its way. Wait for the portal&apos;s answer.</source>
        <translation>Está a caminho. Aguarde a resposta do portal.</translation>
    </message>
    <message>
        <source>The portal gave no clear answer: it has it, or it has not. BateCerto asks it from time to time, and does not send it again.</source>
        <translation>O portal não deu uma resposta clara: ou tem a comunicação, ou não tem. O BateCerto pergunta-lhe de tempos a tempos, e não a envia outra vez.</translation>
    </message>
    <message>
        <source>Asking the portal did not tell. Look in Segurança Social Direta whether it is there, and say what you found. Until then this month cannot be sent again.</source>
        <translation>As perguntas ao portal não esclareceram. Veja na Segurança Social Direta se lá está, e diga o que encontrou. Até lá, este mês não pode ser enviado outra vez.</translation>
    </message>
    <message>
        <source>The portal has it, and it is posted as declared.</source>
        <translation>O portal tem a comunicação, e os valores estão lançados como declarados.</translation>
    </message>
    <message>
        <source>The portal does not have it. The month may be sent again.</source>
        <translation>O portal não tem a comunicação. O mês pode ser enviado outra vez.</translation>
    </message>
    <message>
        <source>Neither sent nor not sent: BateCerto is asking the portal (sent {ago}). {meaning}</source>
        <translation>Não se sabe se o portal o recebeu: o BateCerto está a perguntar-lhe (enviado {ago}). {meaning}</translation>
    </message>
    <message>
        <source>File written</source>
        <translation>Ficheiro escrito</translation>
    </message>
    <message>
        <source>Marked as delivered</source>
        <translation>Marcado como entregue</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>A corrected file was written: {blocks} at {rates}. Nothing was sent with that.</source>
        <translation>Foi escrito um ficheiro corrigido: {blocks} ({rates}). Com isso nada foi enviado.</translation>
    </message>
    <message>
        <source>Somebody marked {rates} of this month as delivered on {day}. Since then these figures count as declared, until something later takes their place.</source>
        <translation>Deste mês, só {rates} foi marcado como entregue em {day}. Desde então estes valores contam como declarados, até que algo posterior os substitua.</translation>
    </message>
    <message>
        <source>Somebody marked this month as delivered on {day}. Since then these figures count as declared, until something later takes their place.</source>
        <translation>Este mês foi marcado como entregue em {day}. Desde então estes valores contam como declarados, até que algo posterior os substitua.</translation>
    </message>
    <message>
        <source>What was sent is then posted as declared. That is kept with your note.</source>
        <translation>O que foi enviado fica então registado como declarado. Guarda-se com a nota.</translation>
    </message>
    <message>
        <source>The month may then be sent again. Look twice: sent twice, it is declared twice.</source>
        <translation>O mês pode então voltar a ser enviado. Veja bem: enviado duas vezes, fica declarado duas vezes.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registada</translation>
    </message>
    <message>
        <source>Sending began</source>
        <translation>Início do envio</translation>
    </message>
    <message>
        <source>The portal took it</source>
        <translation>Aceite pelo portal</translation>
    </message>
    <message>
        <source>Nothing of it went out</source>
        <translation>Nada dela saiu</translation>
    </message>
    <message>
        <source>The portal refused it</source>
        <translation>Recusada pelo portal</translation>
    </message>
    <message>
        <source>No clear answer came back</source>
        <translation>Não veio uma resposta clara</translation>
    </message>
    <message>
        <source>BateCerto ended before it was sent</source>
        <translation>O BateCerto terminou antes do envio</translation>
    </message>
    <message>
        <source>BateCerto ended while it was being sent</source>
        <translation>O BateCerto terminou durante o envio</translation>
    </message>
    <message>
        <source>The portal names its receipt</source>
        <translation>O portal indica o comprovativo</translation>
    </message>
    <message>
        <source>The portal shows what was sent</source>
        <translation>O portal mostra o que foi enviado</translation>
    </message>
    <message>
        <source>The portal did not show it in time</source>
        <translation>O portal não a mostrou a tempo</translation>
    </message>
    <message>
        <source>Somebody found it at the portal</source>
        <translation>Alguém a encontrou no portal</translation>
    </message>
    <message>
        <source>Somebody found that it is not at the portal</source>
        <translation>Alguém verificou que não está no portal</translation>
    </message>
    <message>
        <source>BateCerto was closed or locked meanwhile.</source>
        <translation>Entretanto, o BateCerto foi fechado ou bloqueado.</translation>
    </message>
    <message>
        <source>An error in BateCerto: {name}.</source>
        <translation>Um erro no BateCerto: {name}.</translation>
    </message>
    <message>
        <source>The company has no portal token.</source>
        <translation>A empresa não tem token do portal.</translation>
    </message>
    <message>
        <source>What is kept as the company&apos;s token can be none.</source>
        <translation>O que está guardado como token da empresa não pode ser um token.</translation>
    </message>
    <message>
        <source>The portal refused the company&apos;s token.</source>
        <translation>O portal recusou o token da empresa.</translation>
    </message>
    <message>
        <source>The company&apos;s token may not use this service.</source>
        <translation>O token da empresa não tem permissão para usar este serviço.</translation>
    </message>
    <message>
        <source>The connection to the portal failed.</source>
        <translation>A ligação ao portal falhou.</translation>
    </message>
    <message>
        <source>No answer came in time.</source>
        <translation>Não veio resposta a tempo.</translation>
    </message>
    <message>
        <source>The portal was too busy.</source>
        <translation>O portal estava demasiado ocupado.</translation>
    </message>
    <message>
        <source>The portal failed on its own side.</source>
        <translation>O portal falhou do seu próprio lado.</translation>
    </message>
    <message>
        <source>The portal did not accept it.</source>
        <translation>O portal não aceitou.</translation>
    </message>
    <message>
        <source>The portal&apos;s answer was not in the form expected.</source>
        <translation>A resposta do portal não veio na forma esperada.</translation>
    </message>
    <message>
        <source>The portal&apos;s identity could not be verified.</source>
        <translation>Não foi possível verificar a identidade do portal.</translation>
    </message>
    <message>
        <source>The portal&apos;s answer was larger than expected.</source>
        <translation>A resposta do portal era maior do que o esperado.</translation>
    </message>
    <message>
        <source>The portal had failed several times in a row just before.</source>
        <translation>O portal tinha falhado várias vezes seguidas pouco antes.</translation>
    </message>
    <message>
        <source>Communicating to this portal is switched off for this company. Switch it on first.</source>
        <translation>A comunicação a este portal está desligada para esta empresa. É preciso ligá-la primeiro.</translation>
    </message>
    <message>
        <source>Nothing was sent: the company&apos;s regime in this month is another one now than was shown. Look at it again.</source>
        <translation>Nada foi enviado: o regime da empresa neste mês já não é o que se mostrou. Veja-o de novo.</translation>
    </message>
    <message>
        <source>{company} may be communicated to {host} from now on.</source>
        <translation>A partir de agora, {company} pode ser comunicada a {host}.</translation>
    </message>
    <message>
        <source>{company} is not communicated to {host} any more.</source>
        <translation>{company} deixa de ser comunicada a {host}.</translation>
    </message>
    <message>
        <source>{what} is marked as delivered: {entries}.</source>
        <translation>{what} fica marcado como entregue: {entries}.</translation>
    </message>
    <message>
        <source>There are no ERP values for this month. Import its file first.</source>
        <translation>Não há valores do ERP para este mês. Importe primeiro o ficheiro respetivo.</translation>
    </message>
    <message>
        <source>This month was never fetched from the portal. Fetch it first, to see what would change.</source>
        <translation>Este mês nunca foi consultado no portal. Consulte-o primeiro, para ver o que mudaria.</translation>
    </message>
    <message>
        <source>The portal shows these figures already. There is no need.</source>
        <translation>O portal já mostra estes valores. Não é preciso.</translation>
    </message>
    <message>
        <source>These figures were sent already, and the portal is still working on them. Fetch again later.</source>
        <translation>Estes valores já foram enviados, e o portal ainda os está a processar. Consulte outra vez mais tarde.</translation>
    </message>
    <message>
        <source>It is not known yet what came of the last time this month was sent. Sending it again could declare it twice. Wait until that is settled.</source>
        <translation>Ainda não se sabe o que aconteceu ao último envio deste mês. Enviá-lo outra vez poderia declará-lo duas vezes. Aguarde até isso ficar esclarecido.</translation>
    </message>
    <message>
        <source>Nothing was sent: what was confirmed is not what would be sent. Look at the figures again.</source>
        <translation>Nada foi enviado: o que foi confirmado não é o que seria enviado. Veja os valores outra vez.</translation>
    </message>
    <message>
        <source>Nothing was sent: the figures changed since they were shown. Look at them again.</source>
        <translation>Nada foi enviado: os valores mudaram desde que foram mostrados. Veja-os outra vez.</translation>
    </message>
    <message>
        <source>Nothing was sent: the portal could not be asked what it holds. Try again later.</source>
        <translation>Nada foi enviado: não foi possível perguntar ao portal o que tem. Tente outra vez mais tarde.</translation>
    </message>
    <message>
        <source>{company}, {month}: {people}, to {host}. This is an official record, and nothing takes it back.</source>
        <translation>{company}, {month}: {people}, para {host}. É um registo oficial, e não pode ser anulado.</translation>
    </message>
    <message>
        <source>{company}, {month}: {people}, to {host}, which is not the official portal.</source>
        <translation>{company}, {month}: {people}, para {host}, que não é o portal oficial.</translation>
    </message>
    <message>
        <source>There was nothing to ask the portal about.</source>
        <translation>Não havia nada a perguntar ao portal.</translation>
    </message>
    <message>
        <source>{path}: {blocks} with {values}, {company}, {month}.</source>
        <translation>{path}: {blocks} com {values}, {company}, {month}.</translation>
    </message>
    <message>
        <source>{month}, at {rates} alone,</source>
        <translation>{month}, só a {rates},</translation>
    </message>
    <message>
        <source>{month} stood so already: nothing was posted.</source>
        <translation>{month} já estava assim: nada foi lançado.</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>A par</translation>
    </message>
    <message>
        <source>Changed in the ERP, not sent again</source>
        <translation>Mudou no ERP, não reenviado</translation>
    </message>
    <message>
        <source>Changed at the portal</source>
        <translation>Mudou no portal</translation>
    </message>
    <message>
        <source>Not at the portal yet</source>
        <translation>Ainda não está no portal</translation>
    </message>
    <message>
        <source>Declared past BateCerto</source>
        <translation>Declarado fora do BateCerto</translation>
    </message>
    <message>
        <source>All three differ</source>
        <translation>Os três diferem</translation>
    </message>
    <message>
        <source>Never declared</source>
        <translation>Nunca declarado</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Não comparado</translation>
    </message>
    <message>
        <source>In step: the ERP, what was declared and the portal agree.</source>
        <translation>A par: o ERP, o que foi declarado e o portal coincidem.</translation>
    </message>
    <message>
        <source>The portal shows what was last declared, and the ERP changed since: it looks like a forgotten resend.</source>
        <translation>O portal mostra o que foi declarado da última vez, e o ERP mudou desde então: parece um reenvio esquecido.</translation>
    </message>
    <message>
        <source>The ERP still has what was last declared, and the portal shows something else: it was changed there.</source>
        <translation>O ERP ainda tem o que foi declarado da última vez, e o portal mostra outra coisa: a alteração foi feita lá.</translation>
    </message>
    <message>
        <source>The ERP has what was last declared. The portal&apos;s values are from before that: it does not show it yet. Fetch the month again later.</source>
        <translation>O ERP tem o que foi declarado da última vez. Os valores do portal são anteriores: ainda não o mostra. Consulte o mês outra vez mais tarde.</translation>
    </message>
    <message>
        <source>The ERP and the portal agree, but not with what was last declared: it was declared past BateCerto.</source>
        <translation>O ERP e o portal coincidem, mas não com o que foi declarado da última vez: foi declarado fora do BateCerto.</translation>
    </message>
    <message>
        <source>All three differ: the ERP changed since it was last declared, and the portal shows something else again.</source>
        <translation>Os três diferem: o ERP mudou desde a última declaração, e o portal mostra ainda outra coisa.</translation>
    </message>
    <message>
        <source>BateCerto does not know of any declaration of this month: none was sent or marked from here.</source>
        <translation>O BateCerto não conhece nenhuma declaração deste mês: nada foi enviado nem marcado a partir daqui.</translation>
    </message>
    <message>
        <source>One of the sides is not there, so nothing was compared.</source>
        <translation>Falta um dos lados, por isso nada foi comparado.</translation>
    </message>
    <message>
        <source>{what}; the oldest is {age} old.</source>
        <translation>{what}; a mais antiga tem {age}.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>O que resultou</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>When it last changed</source>
        <translation>Quando mudou pela última vez</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
    <message>
        <source>Who sent it</source>
        <translation>Quem enviou</translation>
    </message>
    <message>
        <source>Contribution €</source>
        <translation>Contribuição €</translation>
    </message>
    <message>
        <source>Of all that was sent</source>
        <translation>De tudo o que foi enviado</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Where it was sent</source>
        <translation>Para onde foi enviado</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>The portal&apos;s number</source>
        <translation>O número do portal</translation>
    </message>
    <message>
        <source>Operations at the portal</source>
        <translation>Operações no portal</translation>
    </message>
    <message>
        <source>Nothing was sent to the portal yet. What is communicated from here stands in this list, with what the portal said to it; and corrected files that were written, and deliveries that were marked.</source>
        <translation>Ainda nada foi enviado ao portal. O que for comunicado a partir daqui fica nesta lista, com o que o portal respondeu; e também os ficheiros corrigidos que foram escritos e as entregas que foram marcadas.</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Estabelecimento</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabalhadores</translation>
    </message>
    <message>
        <source>Remuneration €</source>
        <translation>Remuneração €</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>O que foi enviado</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>Div.</source>
        <translation>Div.</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Evolução</translation>
    </message>
    <message>
        <source>Difference
€</source>
        <translation>Diferença
€</translation>
    </message>
    <message>
        <source>The last fetch failed; the values from before are shown.</source>
        <translation>A última consulta falhou; mostram-se os valores de antes.</translation>
    </message>
    <message>
        <source>Nothing on either side</source>
        <translation>Nada de nenhum lado</translation>
    </message>
    <message>
        <source>ERP file there, portal missing</source>
        <translation>Ficheiro do ERP cá, falta o portal</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Fechado</translation>
    </message>
    <message>
        <source>Opened again: figures changed after the sign-off</source>
        <translation>Reaberto: os valores mudaram depois de fechado</translation>
    </message>
    <message>
        <source>Sign-off taken back</source>
        <translation>Fecho desfeito</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP: {difference}</source>
        <translation>Contribuição, portal − ERP: {difference}</translation>
    </message>
    <message>
        <source>{groups}, {divergent}</source>
        <translation>{groups}, {divergent}</translation>
    </message>
    <message>
        <source>Remuneration</source>
        <translation>Remuneração</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribuição</translation>
    </message>
    <message>
        <source>Workers: ERP {erp}, portal {portal}</source>
        <translation>Trabalhadores: ERP {erp}, portal {portal}</translation>
    </message>
    <message>
        <source>{what}: ERP {erp}, portal {portal}</source>
        <translation>{what}: ERP {erp}, portal {portal}</translation>
    </message>
    <message>
        <source>{amounts}, portal − ERP {difference}</source>
        <translation>{amounts}, portal − ERP {difference}</translation>
    </message>
    <message>
        <source>Divergences in all these months, without those that were accepted</source>
        <translation>Divergências em todos estes meses, sem as que foram aceites</translation>
    </message>
    <message>
        <source>The difference of each month, portal − ERP: up where the portal has more, down where it has less</source>
        <translation>A diferença de cada mês, portal − ERP: para cima onde o portal tem mais, para baixo onde tem menos</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP, over all these months; also of groups that tally within the tolerance</source>
        <translation>Contribuição, portal − ERP, em todos estes meses; também de grupos que batem certo dentro da tolerância</translation>
    </message>
    <message>
        <source>the portal was not asked yet</source>
        <translation>o portal ainda não foi consultado</translation>
    </message>
    <message>
        <source>nothing was compared yet</source>
        <translation>ainda nada foi comparado</translation>
    </message>
    <message>
        <source>{company}, portal − ERP over all these months: {difference}</source>
        <translation>{company}, portal − ERP em todos estes meses: {difference}</translation>
    </message>
    <message>
        <source>{company}: no differences in these months</source>
        <translation>{company}: sem diferenças nestes meses</translation>
    </message>
    <message>
        <source>portal − ERP {difference}</source>
        <translation>portal − ERP {difference}</translation>
    </message>
    <message>
        <source>worst: {month}, {company} ({difference})</source>
        <translation>pior: {month}, {company} ({difference})</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP, by month: all companies shown</source>
        <translation>Contribuição, portal − ERP, por mês: todas as empresas mostradas</translation>
    </message>
    <message>
        <source>Contribution, portal − ERP, by month: {company}</source>
        <translation>Contribuição, portal − ERP, por mês: {company}</translation>
    </message>
    <message>
        <source>No ERP file covers this month.</source>
        <translation>Nenhum ficheiro do ERP cobre este mês.</translation>
    </message>
    <message>
        <source>Past: {companies}</source>
        <translation>Fora de prazo: {companies}</translation>
    </message>
    <message>
        <source>Past, portal not asked: {companies}</source>
        <translation>Prazo passado, portal por consultar: {companies}</translation>
    </message>
    <message>
        <source>{what}: {left}</source>
        <translation>{what}: {left}</translation>
    </message>
</context>
<context>
    <name>portal_address</name>
    <message>
        <source>The path {path} is not the documented one. Where it is wrong, each month looks as if the portal had nothing for it. Leave the path out of the address: the documented one is then used.</source>
        <translation>O caminho {path} não é o documentado. Se estiver errado, cada mês parece não ter nada no portal. Retire o caminho do endereço: é então usado o documentado.</translation>
    </message>
    <message>
        <source>Whether the token is accepted cannot be told: at the path {path}, which is not the documented one, nothing was found. Check the address in Settings → Portal.</source>
        <translation>Não se pode dizer se o token é aceite: no caminho {path}, que não é o documentado, nada foi encontrado. Verifique o endereço em Definições → Portal.</translation>
    </message>
    <message>
        <source>Not one month was found there. The portal&apos;s address has the path {path}, which is not the documented one, and is probably wrong: check it in Settings → Portal, and fetch again.</source>
        <translation>Não foi encontrado lá um único mês. O endereço do portal tem o caminho {path}, que não é o documentado e está provavelmente errado: verifique-o em Definições → Portal e consulte de novo.</translation>
    </message>
</context>
<context>
    <name>portal_health</name>
    <message>
        <source>It was not asked yet.</source>
        <translation>Ainda não foi consultado.</translation>
    </message>
    <message>
        <source>Half of the answers came within {half} ms, 95 % within {most} ms.</source>
        <translation>Metade das respostas chegou em {half} ms, 95 % em {most} ms.</translation>
    </message>
    <message>
        <source>{share} % of the last calls got no answer in time.</source>
        <translation>{share} % dos últimos pedidos não tiveram resposta a tempo.</translation>
    </message>
    <message>
        <source>{host}, last fetched from on {when}: {how}</source>
        <translation>{host}, consultado pela última vez em {when}: {how}</translation>
    </message>
    <message>
        <source>It failed several times in a row, and is left alone for a while.</source>
        <translation>Falhou várias vezes seguidas, e fica de lado por algum tempo.</translation>
    </message>
    <message>
        <source>It failed several times in a row; the next call tries it again.</source>
        <translation>Falhou várias vezes seguidas; o próximo pedido volta a tentar.</translation>
    </message>
    <message>
        <source>It was left alone for {n} s in all.</source>
        <translation>Ficou de lado {n} s ao todo.</translation>
    </message>
</context>
<context>
    <name>preferences</name>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation>Quando foi feita</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why it was made</source>
        <translation>Porque foi feita</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>No disco</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Pode ser restaurada</translation>
    </message>
    <message>
        <source>What checking it showed; — where it was not checked</source>
        <translation>O que se viu ao conferi-la; — se não foi conferida</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cópias de segurança</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Ainda não há cópias de segurança.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocos</translation>
    </message>
    <message>
        <source>Of ERP files</source>
        <translation>De ficheiros do ERP</translation>
    </message>
    <message>
        <source>ERP values</source>
        <translation>Valores do ERP</translation>
    </message>
    <message>
        <source>One for each worker and kind</source>
        <translation>Um por trabalhador e natureza</translation>
    </message>
    <message>
        <source>Portal answers</source>
        <translation>Respostas do portal</translation>
    </message>
    <message>
        <source>Older ones too</source>
        <translation>Também as mais antigas</translation>
    </message>
    <message>
        <source>Portal values</source>
        <translation>Valores do portal</translation>
    </message>
    <message>
        <source>In those answers</source>
        <translation>Nessas respostas</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>Of groups, over all runs</source>
        <translation>De grupos, em todas as reconciliações</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>Divergências</translation>
    </message>
    <message>
        <source>Resolved ones too</source>
        <translation>Também as resolvidas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Em aberto</translation>
    </message>
    <message>
        <source>Divergences not resolved</source>
        <translation>Divergências por resolver</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>NISS</source>
        <translation>NISS</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>How it declares</source>
        <translation>Como declara</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Its first month in SCC</source>
        <translation>O seu primeiro mês no SCC</translation>
    </message>
    <message>
        <source>Tolerance €</source>
        <translation>Tolerância €</translation>
    </message>
    <message>
        <source>How far its two sides may be apart, per amount</source>
        <translation>Quanto os seus dois lados se podem afastar, por montante</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quem</translation>
    </message>
    <message>
        <source>Whether the tolerance is its own, or the one of all companies</source>
        <translation>Se a tolerância é própria, ou a de todas as empresas</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Por decidir</translation>
    </message>
    <message>
        <source>Open divergences in the period that the window shows</source>
        <translation>Divergências em aberto no período que a janela mostra</translation>
    </message>
    <message>
        <source>SCC</source>
        <translation>SCC</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>clássico</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>própria</translation>
    </message>
    <message>
        <source>common</source>
        <translation>comum</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>What there is of those months</source>
        <translation>O que há desses meses</translation>
    </message>
    <message>
        <source>Old months</source>
        <translation>Meses antigos</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Verificações</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Verificação</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>O que fazer</translation>
    </message>
    <message>
        <source>well</source>
        <translation>em ordem</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>com problema</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidade</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerância</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>Idioma e aspeto</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Prazos</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Of its own</source>
        <translation>Próprio da empresa</translation>
    </message>
    <message>
        <source>Communicating</source>
        <translation>Comunicação</translation>
    </message>
    <message>
        <source>Whether values may be sent to the portal that is in use, in its name</source>
        <translation>Se se podem enviar valores, em seu nome, ao portal em uso</translation>
    </message>
    <message>
        <source>The portal says</source>
        <translation>O portal diz</translation>
    </message>
    <message>
        <source>When tried</source>
        <translation>Ao testar</translation>
    </message>
    <message>
        <source>Tokens of the companies</source>
        <translation>Tokens das empresas</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ligada</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligada</translation>
    </message>
    <message>
        <source>another portal</source>
        <translation>noutro portal</translation>
    </message>
    <message>
        <source>There are no companies yet. Import an ERP file first.</source>
        <translation>Ainda não há empresas. Importe primeiro um ficheiro do ERP.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardado</translation>
    </message>
</context>
<context>
    <name>retention</name>
    <message>
        <source>There are open divergences in {months}. Settle them first, or take them out too.</source>
        <translation>Há divergências em aberto em {months}. Resolva-as primeiro, ou elimine-as também.</translation>
    </message>
    <message>
        <source>These backups still hold those months, and are kept: {names}.</source>
        <translation>Estas cópias de segurança ainda têm esses meses, e ficam: {names}.</translation>
    </message>
    <message>
        <source>These backups are deleted: {names}.</source>
        <translation>Estas cópias de segurança são eliminadas: {names}.</translation>
    </message>
    <message>
        <source>These backups could not be deleted: {names}. Close the programs that use them, and purge again.</source>
        <translation>Não foi possível eliminar estas cópias de segurança: {names}. Feche os programas que as usam e elimine de novo.</translation>
    </message>
    <message>
        <source>The files may still hold traces of them: another program is using them, or the disk is full. Close the other BateCerto, or make room, and purge again.</source>
        <translation>Os ficheiros podem ainda ter vestígios deles: outro programa está a usá-los, ou o disco está cheio. Feche o outro BateCerto, ou liberte espaço, e elimine de novo.</translation>
    </message>
    <message>
        <source>There is nothing of before {month}.</source>
        <translation>Não há nada anterior a {month}.</translation>
    </message>
    <message>
        <source>Before {month} there are {what}.</source>
        <translation>Antes de {month} há {what}.</translation>
    </message>
    <message>
        <source>Purged for good: {what}.</source>
        <translation>Eliminado de vez: {what}.</translation>
    </message>
    <message>
        <source>Nothing was changed: there are open divergences in {months}. Settle them, or purge these months too with --even-open.</source>
        <translation>Nada foi alterado: há divergências em aberto em {months}. Resolva-as, ou elimine também estes meses com --even-open.</translation>
    </message>
    <message>
        <source>The months are gone, but the files may still hold traces of them: another program is using them, or the disk is full. Close the other BateCerto, or make room, and give the same command again.</source>
        <translation>Os meses já não existem, mas os ficheiros ainda podem ter vestígios deles: outro programa está a usá-los, ou o disco está cheio. Feche o outro BateCerto, ou liberte espaço, e repita o comando.</translation>
    </message>
    <message>
        <source>These backups still hold those months: {names}. Delete them with --backups delete; else they are kept.</source>
        <translation>Estas cópias de segurança ainda têm esses meses: {names}. Apague-as com --backups delete; senão, ficam guardadas.</translation>
    </message>
    <message>
        <source>These backups could not be deleted: {names}. Close the programs that use them, and give the same command again.</source>
        <translation>Não foi possível apagar estas cópias de segurança: {names}. Feche os programas que as usam e repita o comando.</translation>
    </message>
    <message>
        <source>{erp} of the ERP, {portal}</source>
        <translation>{erp} do ERP, {portal}</translation>
    </message>
    <message>
        <source>The check digit of {niss} is wrong. It was looked for all the same, as files can hold wrong ones.</source>
        <translation>O algarismo de controlo de {niss} está errado. Foi procurado na mesma, porque os ficheiros podem trazer números errados.</translation>
    </message>
    <message>
        <source>{months} with {what}</source>
        <translation>{months} com {what}</translation>
    </message>
    <message>
        <source>{company} ({month})</source>
        <translation>{company} ({month})</translation>
    </message>
    <message>
        <source>{name} (cannot be read)</source>
        <translation>{name} (não se consegue ler)</translation>
    </message>
</context>
<context>
    <name>safety</name>
    <message>
        <source>Asked for</source>
        <translation>A pedido</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Before a new version</source>
        <translation>Antes de uma versão nova</translation>
    </message>
    <message>
        <source>Replaced by a restore</source>
        <translation>Substituída por um restauro</translation>
    </message>
    <message>
        <source>{when} ({why})</source>
        <translation>{when} ({why})</translation>
    </message>
    <message>
        <source>Backup of {backup} made and checked ({size}).</source>
        <translation>Cópia de segurança de {backup} feita e conferida ({size}).</translation>
    </message>
    <message>
        <source>Backup made and checked: {file} ({size}).</source>
        <translation>Cópia de segurança feita e verificada: {file} ({size}).</translation>
    </message>
    <message>
        <source>What was done is kept, but no backup could be made. {why}</source>
        <translation>O que foi feito está guardado, mas não foi possível fazer a cópia de segurança. {why}</translation>
    </message>
    <message>
        <source>{companies}, {files}, last change {when}</source>
        <translation>{companies}, {files}, última alteração {when}</translation>
    </message>
    <message>
        <source>The data in use cannot be read. It is kept as it is among the backups.</source>
        <translation>Os dados em uso não se conseguem ler. Ficam guardados tal como estão, junto das cópias de segurança.</translation>
    </message>
    <message>
        <source>There is no data in use.</source>
        <translation>Não há dados em uso.</translation>
    </message>
    <message>
        <source>The data in use: {held}. It is kept among the backups.</source>
        <translation>Os dados em uso: {held}. Ficam guardados junto das cópias de segurança.</translation>
    </message>
    <message>
        <source>The backup of {backup} is in use now.</source>
        <translation>A cópia de segurança de {backup} está agora em uso.</translation>
    </message>
    <message>
        <source>What was there before is among the backups: {replaced}.</source>
        <translation>O que lá estava antes ficou nas cópias de segurança: {replaced}.</translation>
    </message>
    <message>
        <source>{file} is in use now.</source>
        <translation>{file} está agora em uso.</translation>
    </message>
    <message>
        <source>What was there before is in {replaced}.</source>
        <translation>O que lá estava antes está em {replaced}.</translation>
    </message>
    <message>
        <source>The backup {path} is damaged, or is not BateCerto&apos;s. Nothing was changed. Choose another backup.</source>
        <translation>A cópia de segurança {path} está danificada ou não é do BateCerto. Nada foi alterado. Escolha outra cópia.</translation>
    </message>
    <message>
        <source>The backup {path} was made by a newer BateCerto, which this one cannot read. Nothing was changed. Install the newest version.</source>
        <translation>A cópia de segurança {path} foi feita por um BateCerto mais recente, que este não consegue ler. Nada foi alterado. Instale a versão mais recente.</translation>
    </message>
    <message>
        <source>The backup {path} is encrypted with another key, which is not at hand. Nothing was changed. It can be restored into an empty folder, where its recovery phrase is given first: “batecerto --data-dir FOLDER key recover”, then “batecerto --data-dir FOLDER restore”.</source>
        <translation>A cópia {path} está cifrada com outra chave, que não está à mão. Nada foi alterado. Pode ser reposta numa pasta vazia, onde primeiro se dá a sua frase de recuperação: «batecerto --data-dir PASTA key recover», e depois «batecerto --data-dir PASTA restore».</translation>
    </message>
    <message>
        <source>The backup {path} is encrypted with another key. Nothing was changed. It can be restored into an empty folder (--data-dir), where that key is brought back with its recovery phrase first: batecerto key recover</source>
        <translation>A cópia {path} está cifrada com outra chave. Nada foi alterado. Pode ser reposta numa pasta vazia (--data-dir), onde primeiro se recupera essa chave com a frase de recuperação: batecerto key recover</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Ficheiro de dados</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Version of the data</source>
        <translation>Versão dos dados</translation>
    </message>
    <message>
        <source>Pages of the file</source>
        <translation>Páginas do ficheiro</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referências</translation>
    </message>
    <message>
        <source>Rows that belong together</source>
        <translation>Linhas que pertencem umas às outras</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Registo de auditoria</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificações</translation>
    </message>
    <message>
        <source>Sent to the portal</source>
        <translation>Envios ao portal</translation>
    </message>
    <message>
        <source>The portal&apos;s answers</source>
        <translation>As respostas do portal</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Cópia de segurança mais recente</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Espaço no disco</translation>
    </message>
    <message>
        <source>The one of {backup} can be restored.</source>
        <translation>A de {backup} pode ser restaurada.</translation>
    </message>
    <message>
        <source>{free} free, {needed} needed for a backup and a restore.</source>
        <translation>{free} livres, {needed} necessários para uma cópia de segurança e um restauro.</translation>
    </message>
    <message>
        <source>{file}, made on {when}, can be restored.</source>
        <translation>{file}, feita em {when}, pode ser restaurada.</translation>
    </message>
    <message>
        <source>It is broken at entry {entry}: an entry was changed or taken away.</source>
        <translation>Está quebrado no registo {entry}: um registo foi alterado ou retirado.</translation>
    </message>
    <message>
        <source>In order.</source>
        <translation>Em ordem.</translation>
    </message>
    <message>
        <source>There is nothing to check yet.</source>
        <translation>Ainda não há nada para verificar.</translation>
    </message>
    <message>
        <source>It is missing, and there are backups of it.</source>
        <translation>Não está lá, e há cópias de segurança dele.</translation>
    </message>
    <message>
        <source>The file is not BateCerto&apos;s.</source>
        <translation>O ficheiro não é do BateCerto.</translation>
    </message>
    <message>
        <source>Of an earlier version; the next start brings it up to date.</source>
        <translation>De uma versão anterior; o próximo arranque atualiza-o.</translation>
    </message>
    <message>
        <source>Written by a newer BateCerto, which this one cannot read.</source>
        <translation>Escrito por um BateCerto mais recente, que este não consegue ler.</translation>
    </message>
    <message>
        <source>In use by another program, so it could not be checked.</source>
        <translation>Em uso por outro programa, por isso não foi possível verificar.</translation>
    </message>
    <message>
        <source>Damaged. BateCerto does not open it any more, so that it gets no worse.</source>
        <translation>Danificado. O BateCerto deixa de o abrir, para que não piore.</translation>
    </message>
    <message>
        <source>Not in order.</source>
        <translation>Há algo errado.</translation>
    </message>
    <message>
        <source>There is no backup.</source>
        <translation>Não há nenhuma cópia de segurança.</translation>
    </message>
    <message>
        <source>It is more than a week old, and the data has changed since.</source>
        <translation>Tem mais de uma semana, e os dados mudaram desde então.</translation>
    </message>
    <message>
        <source>The newest backup cannot be restored.</source>
        <translation>A cópia de segurança mais recente não pode ser restaurada.</translation>
    </message>
    <message>
        <source>Some could not be delivered.</source>
        <translation>Algumas não puderam ser entregues.</translation>
    </message>
    <message>
        <source>It is not known what came of some.</source>
        <translation>Não se sabe o que aconteceu a alguns.</translation>
    </message>
    <message>
        <source>There is little room left.</source>
        <translation>Resta pouco espaço.</translation>
    </message>
    <message>
        <source>Not checked.</source>
        <translation>Não verificado.</translation>
    </message>
    <message>
        <source>The data is not encrypted, as was chosen when it was made.</source>
        <translation>Os dados não estão cifrados, como se escolheu quando foram criados.</translation>
    </message>
    <message>
        <source>Make one now, on the page Backups.</source>
        <translation>Faça uma agora, na página Cópias de segurança.</translation>
    </message>
    <message>
        <source>Make one now: batecerto backup</source>
        <translation>Faça uma agora: batecerto backup</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Liberte espaço no disco.</translation>
    </message>
    <message>
        <source>Close the other program and check again.</source>
        <translation>Feche o outro programa e verifique de novo.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>Instale a versão mais recente.</translation>
    </message>
    <message>
        <source>Start BateCerto again; if they stay, tell who looks after it.</source>
        <translation>Arranque de novo o BateCerto; se continuarem, avise quem trata dele.</translation>
    </message>
    <message>
        <source>Ask the portal again: batecerto operations settle</source>
        <translation>Pergunte outra vez ao portal: batecerto operations settle</translation>
    </message>
    <message>
        <source>Try them again, above; if they stay, tell who looks after it.</source>
        <translation>Tente de novo, acima; se continuarem, avise quem cuida do BateCerto.</translation>
    </message>
    <message>
        <source>Restore the newest good backup, on the page Backups: {file}</source>
        <translation>Restaure a cópia boa mais recente, na página Cópias de segurança: {file}</translation>
    </message>
    <message>
        <source>Restore the newest good backup: batecerto restore {file}</source>
        <translation>Restaure a cópia boa mais recente: batecerto restore {file}</translation>
    </message>
    <message>
        <source>There is no good backup. Leave the file as it is and tell who looks after BateCerto.</source>
        <translation>Não há nenhuma cópia boa. Deixe o ficheiro como está e avise quem trata do BateCerto.</translation>
    </message>
    <message>
        <source>{waiting}, the oldest for {age}.</source>
        <translation>{waiting}, a mais antiga há {age}.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de um minuto</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Está tudo em ordem.</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Tallies</source>
        <translation>Bate certo</translation>
    </message>
    <message>
        <source>Diverges</source>
        <translation>Divergente</translation>
    </message>
    <message>
        <source>Only in ERP</source>
        <translation>Só no ERP</translation>
    </message>
    <message>
        <source>Only in portal</source>
        <translation>Só no portal</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Por comparar</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceite com motivo</translation>
    </message>
    <message>
        <source>The ERP and the portal agree on remuneration and contribution, within the tolerance.</source>
        <translation>O ERP e o portal têm a mesma remuneração e a mesma contribuição, dentro da tolerância.</translation>
    </message>
    <message>
        <source>Both sides have values, and they are further apart than the tolerance.</source>
        <translation>Os dois lados têm valores, e a diferença é maior do que a tolerância.</translation>
    </message>
    <message>
        <source>The ERP has values at this rate and the portal has none.</source>
        <translation>O ERP tem valores a esta taxa e o portal não tem nenhum.</translation>
    </message>
    <message>
        <source>The portal has values at this rate and the ERP has none.</source>
        <translation>O portal tem valores a esta taxa e o ERP não tem nenhum.</translation>
    </message>
    <message>
        <source>One of the sides has not been brought in yet, so nothing was compared.</source>
        <translation>Um dos lados ainda não foi trazido, por isso nada foi comparado.</translation>
    </message>
    <message>
        <source>The two sides differ, and that was accepted with a reason. It counts until the figures change.</source>
        <translation>Os dois lados diferem, e isso foi aceite com motivo. Vale até os valores mudarem.</translation>
    </message>
    <message>
        <source>No ERP file covers this month. Import the month&apos;s file.</source>
        <translation>Nenhum ficheiro do ERP cobre este mês. Importe o ficheiro do mês.</translation>
    </message>
    <message>
        <source>The portal was never asked for this month. Fetch it.</source>
        <translation>O portal nunca foi consultado para este mês. Consulte-o.</translation>
    </message>
    <message>
        <source>The portal was asked for this month without success. Fetch it again.</source>
        <translation>A consulta do portal para este mês não resultou. Volte a consultá-lo.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aberta</translation>
    </message>
    <message>
        <source>Accepted with a reason</source>
        <translation>Aceite com motivo</translation>
    </message>
    <message>
        <source>Being corrected</source>
        <translation>Em correção</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resolvida</translation>
    </message>
    <message>
        <source>Portal not fetched yet</source>
        <translation>Portal ainda não consultado</translation>
    </message>
    <message>
        <source>Portal fetched</source>
        <translation>Portal consultado</translation>
    </message>
    <message>
        <source>The portal has nothing for this month</source>
        <translation>O portal não tem nada deste mês</translation>
    </message>
    <message>
        <source>The portal could not be fetched</source>
        <translation>Não foi possível consultar o portal</translation>
    </message>
    <message>
        <source>Portal never asked</source>
        <translation>Portal por consultar</translation>
    </message>
    <message>
        <source>Nothing at the portal</source>
        <translation>Nada no portal</translation>
    </message>
    <message>
        <source>Last fetch failed</source>
        <translation>Última consulta falhou</translation>
    </message>
    <message>
        <source>Portal: never asked for this month.</source>
        <translation>Portal: este mês nunca foi consultado.</translation>
    </message>
    <message>
        <source>Portal: fetched {ago}.</source>
        <translation>Portal: consultado {ago}.</translation>
    </message>
    <message>
        <source>Portal: nothing for this month, asked {ago}.</source>
        <translation>Portal: nada para este mês, consultado {ago}.</translation>
    </message>
    <message>
        <source>Portal: failed {ago}. {why}</source>
        <translation>Portal: falhou {ago}. {why}</translation>
    </message>
    <message>
        <source>Being processed</source>
        <translation>Em processamento</translation>
    </message>
    <message>
        <source>Computed, not confirmed yet</source>
        <translation>Apurado, ainda por confirmar</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Accepted tacitly</source>
        <translation>Aceite tacitamente</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitado</translation>
    </message>
</context>
<context>
    <name>summaries</name>
    <message>
        <source>{file}: imported. {companies}, {months}: {blocks} with {values}.</source>
        <translation>{file}: importado. {companies}, {months}: {blocks} com {values}.</translation>
    </message>
    <message>
        <source>{file}: imported. {companies}, {months}: {blocks}.</source>
        <translation>{file}: importado. {companies}, {months}: {blocks}.</translation>
    </message>
    <message>
        <source>{file}: already imported on {when}. Nothing was changed.</source>
        <translation>{file}: já importado em {when}. Nada foi alterado.</translation>
    </message>
    <message>
        <source>No files were chosen.</source>
        <translation>Não foi escolhido nenhum ficheiro.</translation>
    </message>
    <message>
        <source>{company}, {month}</source>
        <translation>{company}, {month}</translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation>{place}: {what}</translation>
    </message>
    <message>
        <source>The values fetched before stay in use.</source>
        <translation>Continuam em uso os valores consultados antes.</translation>
    </message>
    <message>
        <source>the portal has nothing for this month.</source>
        <translation>o portal não tem nada deste mês.</translation>
    </message>
    <message>
        <source>fetched, with new figures.</source>
        <translation>consultado, com valores novos.</translation>
    </message>
    <message>
        <source>fetched, unchanged.</source>
        <translation>consultado, sem alterações.</translation>
    </message>
    <message>
        <source>There was nothing left to fetch.</source>
        <translation>Não havia mais nada para consultar.</translation>
    </message>
    <message>
        <source>There was nothing to fetch. Import an ERP file first.</source>
        <translation>Não havia nada para consultar. Importe primeiro um ficheiro do ERP.</translation>
    </message>
    <message>
        <source>Nothing came from the portal: {what}</source>
        <translation>Nada veio do portal: {what}</translation>
    </message>
    <message>
        <source>Portal fetched: {what}</source>
        <translation>Portal consultado: {what}</translation>
    </message>
    <message>
        <source>There was nothing to reconcile. Import an ERP file, or fetch the portal.</source>
        <translation>Não havia nada para reconciliar. Importe um ficheiro do ERP, ou consulte o portal.</translation>
    </message>
    <message>
        <source>Nothing changed since the last reconciliation.</source>
        <translation>Nada mudou desde a última reconciliação.</translation>
    </message>
    <message>
        <source>Paused: {done} of {months}</source>
        <translation>Suspenso: {done} de {months}</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>A ler ficheiros…</translation>
    </message>
    <message>
        <source>Saving values…</source>
        <translation>A guardar valores…</translation>
    </message>
    <message>
        <source>Fetching from the portal…</source>
        <translation>A consultar o portal…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>A comparar…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>A exportar…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>A preparar…</translation>
    </message>
    <message>
        <source>Looking after the backups…</source>
        <translation>A tratar das cópias de segurança…</translation>
    </message>
    <message>
        <source>Examining the data…</source>
        <translation>A examinar os dados…</translation>
    </message>
    <message>
        <source>Purging old months…</source>
        <translation>A eliminar meses antigos…</translation>
    </message>
    <message>
        <source>Trying the tokens…</source>
        <translation>A testar os tokens…</translation>
    </message>
    <message>
        <source>Sending to the portal…</source>
        <translation>A enviar para o portal…</translation>
    </message>
    <message>
        <source>{doing} {done} of {total}</source>
        <translation>{doing} {done} de {total}</translation>
    </message>
    <message>
        <source>{name} {done} of {total}</source>
        <translation>{name} {done} de {total}</translation>
    </message>
    <message>
        <source>{done} of {months}</source>
        <translation>{done} de {months}</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>falta menos de um minuto</translation>
    </message>
</context>
<context>
    <name>table_import</name>
    <message>
        <source>Company&apos;s NIF</source>
        <translation>NIF da empresa</translation>
    </message>
    <message>
        <source>Company&apos;s NISS</source>
        <translation>NISS da empresa</translation>
    </message>
    <message>
        <source>Company&apos;s name</source>
        <translation>Nome da empresa</translation>
    </message>
    <message>
        <source>Contributions
now €</source>
        <translation>Contribuições
agora €</translation>
    </message>
    <message>
        <source>Contributions
then €</source>
        <translation>Contribuições
depois €</translation>
    </message>
    <message>
        <source>Contributions
then − now €</source>
        <translation>Contribuições
depois − agora €</translation>
    </message>
    <message>
        <source>Remuneration
now €</source>
        <translation>Remunerações
agora €</translation>
    </message>
    <message>
        <source>Remuneration
then €</source>
        <translation>Remunerações
depois €</translation>
    </message>
    <message>
        <source>Remuneration
then − now €</source>
        <translation>Remunerações
depois − agora €</translation>
    </message>
    <message>
        <source>Workers
then</source>
        <translation>Trabalhadores
depois</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>O que mudaria</translation>
    </message>
    <message>
        <source>Establishment</source>
        <translation>Estabelecimento</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Worker&apos;s part of the rate</source>
        <translation>Parte do trabalhador na taxa</translation>
    </message>
    <message>
        <source>Company&apos;s part of the rate</source>
        <translation>Parte da empresa na taxa</translation>
    </message>
    <message>
        <source>Remuneration</source>
        <translation>Remuneração</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribuição</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Número de trabalhadores</translation>
    </message>
    <message>
        <source>Worker&apos;s NISS</source>
        <translation>NISS do trabalhador</translation>
    </message>
    <message>
        <source>Worker&apos;s name</source>
        <translation>Nome do trabalhador</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natureza</translation>
    </message>
    <message>
        <source>Month referred to</source>
        <translation>Mês a que se refere</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Worker&apos;s value</source>
        <translation>Valor do trabalhador</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Prevents the import</source>
        <translation>Impede a importação</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>Por confirmar</translation>
    </message>
    <message>
        <source>Warning: it does not prevent the import</source>
        <translation>Aviso: não impede a importação</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>In euro: portal − ERP. Positive where the portal has more.</source>
        <translation>Em euros: portal − ERP. Positiva quando o portal tem mais.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Entidade empregadora</translation>
    </message>
    <message>
        <source>NIF</source>
        <translation>NIF</translation>
    </message>
    <message>
        <source>The company&apos;s tax number</source>
        <translation>Número de contribuinte da empresa</translation>
    </message>
    <message>
        <source>Figures that are signed</source>
        <translation>Valores que são fechados</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>The month declared</source>
        <translation>O mês declarado</translation>
    </message>
    <message>
        <source>As it was signed, or found later</source>
        <translation>Como foi fechado, ou encontrado depois</translation>
    </message>
    <message>
        <source>Figures as they were signed, and now</source>
        <translation>Valores como foram fechados, e agora</translation>
    </message>
    <message>
        <source>signed {date}</source>
        <translation>fechado em {date}</translation>
    </message>
    <message>
        <source>now, {date}</source>
        <translation>agora, {date}</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Contribution rate, in percent</source>
        <translation>Taxa contributiva, em percentagem</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>How the two sides compare</source>
        <translation>O resultado da comparação dos dois lados</translation>
    </message>
    <message>
        <source>Remuner.
ERP €</source>
        <translation>Remuner.
ERP €</translation>
    </message>
    <message>
        <source>In euro</source>
        <translation>Em euros</translation>
    </message>
    <message>
        <source>Remuner.
portal €</source>
        <translation>Remuner.
portal €</translation>
    </message>
    <message>
        <source>Remuner.
difference €</source>
        <translation>Remuner.
diferença €</translation>
    </message>
    <message>
        <source>Contrib.
ERP €</source>
        <translation>Contrib.
ERP €</translation>
    </message>
    <message>
        <source>Contrib.
portal €</source>
        <translation>Contrib.
portal €</translation>
    </message>
    <message>
        <source>Contrib.
difference €</source>
        <translation>Contrib.
diferença €</translation>
    </message>
    <message>
        <source>Workers
ERP</source>
        <translation>Trabalh.
ERP</translation>
    </message>
    <message>
        <source>Workers in the ERP</source>
        <translation>Trabalhadores no ERP</translation>
    </message>
    <message>
        <source>Workers
portal</source>
        <translation>Trabalh.
portal</translation>
    </message>
    <message>
        <source>Workers at the portal</source>
        <translation>Trabalhadores no portal</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado em</translation>
    </message>
    <message>
        <source>When the ERP file came in</source>
        <translation>Quando o ficheiro do ERP foi importado</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>Consultado em</translation>
    </message>
    <message>
        <source>When the portal gave these values first</source>
        <translation>Quando o portal deu estes valores pela primeira vez</translation>
    </message>
    <message>
        <source>Contrib.
apart €</source>
        <translation>Contrib.
afastam. €</translation>
    </message>
    <message>
        <source>How far apart, either way</source>
        <translation>Distância entre os lados, sem sinal</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>There are no groups in this period. Import an ERP file, or fetch the portal.</source>
        <translation>Não há grupos neste período. Importe um ficheiro do ERP, ou consulte o portal.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>What most of the difference comes from; — until it was looked for, or where unknown</source>
        <translation>De onde vem a maior parte da diferença; — enquanto não se procurou, ou onde não se sabe</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Passo seguinte</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>O que fazer</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Prazo</translation>
    </message>
    <message>
        <source>Days until the deadline that counts for the next step</source>
        <translation>Dias até ao prazo que conta para o passo seguinte</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Where the divergence stands</source>
        <translation>Em que pé está a divergência</translation>
    </message>
    <message>
        <source>Reason or note</source>
        <translation>Motivo ou nota</translation>
    </message>
    <message>
        <source>The words of the decision in force, or the last note</source>
        <translation>As palavras da decisão em vigor, ou da última nota</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>When it was found first</source>
        <translation>Quando foi encontrada pela primeira vez</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Reaberta</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>Divergências</translation>
    </message>
    <message>
        <source>No divergences in this period: what was compared tallies.</source>
        <translation>Não há divergências neste período: o que foi comparado bate certo.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importações</translation>
    </message>
    <message>
        <source>No file has been imported yet. Import the DR files that your ERP exports.</source>
        <translation>Ainda não foi importado nenhum ficheiro. Importe os ficheiros DR que o seu ERP exporta.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Em uso</translation>
    </message>
    <message>
        <source>Partly replaced</source>
        <translation>Substituído em parte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
    <message>
        <source>The name it came in with</source>
        <translation>O nome com que foi importado</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Empresas</translation>
    </message>
    <message>
        <source>Employers in the file</source>
        <translation>Entidades empregadoras no ficheiro</translation>
    </message>
    <message>
        <source>The months declared</source>
        <translation>Os meses declarados</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocos</translation>
    </message>
    <message>
        <source>Blocks: one establishment at one rate in one month each</source>
        <translation>Blocos: cada um é de um estabelecimento, a uma taxa, num mês</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Workers&apos; values</source>
        <translation>Valores de trabalhadores</translation>
    </message>
    <message>
        <source>Remuneration €</source>
        <translation>Remuneração €</translation>
    </message>
    <message>
        <source>Total of the file, in euro</source>
        <translation>Total do ficheiro, em euros</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>What the file came in with; Enter shows them</source>
        <translation>O que foi assinalado no ficheiro; Enter mostra-o</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>What kind of file it is</source>
        <translation>O tipo de ficheiro</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Substituídos</translation>
    </message>
    <message>
        <source>Whether the file&apos;s values still count</source>
        <translation>Se os valores do ficheiro ainda contam</translation>
    </message>
    <message>
        <source>Blocks that a later file has replaced</source>
        <translation>Blocos que um ficheiro posterior substituiu</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>How its text is coded</source>
        <translation>Como o texto está codificado</translation>
    </message>
    <message>
        <source>Workers&apos; values side by side</source>
        <translation>Valores dos trabalhadores, lado a lado</translation>
    </message>
    <message>
        <source>Neither side has workers&apos; values for this group.</source>
        <translation>Nenhum dos lados tem valores de trabalhadores para este grupo.</translation>
    </message>
    <message>
        <source>The check digit of this NISS is wrong.</source>
        <translation>O dígito de controlo deste NISS está errado.</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Trabalhador</translation>
    </message>
    <message>
        <source>Nat.</source>
        <translation>Nat.</translation>
    </message>
    <message>
        <source>ERP €</source>
        <translation>ERP €</translation>
    </message>
    <message>
        <source>Portal €</source>
        <translation>Portal €</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natureza</translation>
    </message>
    <message>
        <source>What the value is for</source>
        <translation>A que se refere o valor</translation>
    </message>
    <message>
        <source>Diff. €</source>
        <translation>Dif. €</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>The month that the value refers to</source>
        <translation>O mês a que o valor se refere</translation>
    </message>
    <message>
        <source>NISS</source>
        <translation>NISS</translation>
    </message>
    <message>
        <source>The worker&apos;s social-security number</source>
        <translation>Número de segurança social do trabalhador</translation>
    </message>
    <message>
        <source>What changed between two reconciliations</source>
        <translation>O que mudou entre duas reconciliações</translation>
    </message>
    <message>
        <source>Nothing changed between these two reconciliations.</source>
        <translation>Nada mudou entre estas duas reconciliações.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>What became of the group</source>
        <translation>O que aconteceu ao grupo</translation>
    </message>
    <message>
        <source>State
before</source>
        <translation>Estado
antes</translation>
    </message>
    <message>
        <source>After the earlier one</source>
        <translation>Depois da mais antiga</translation>
    </message>
    <message>
        <source>State
after</source>
        <translation>Estado
depois</translation>
    </message>
    <message>
        <source>After the later one</source>
        <translation>Depois da mais recente</translation>
    </message>
    <message>
        <source>Contrib. ERP
before €</source>
        <translation>Contrib. ERP
antes €</translation>
    </message>
    <message>
        <source>Contrib. ERP
after €</source>
        <translation>Contrib. ERP
depois €</translation>
    </message>
    <message>
        <source>Contrib. portal
before €</source>
        <translation>Contrib. portal
antes €</translation>
    </message>
    <message>
        <source>Contrib. portal
after €</source>
        <translation>Contrib. portal
depois €</translation>
    </message>
    <message>
        <source>Difference
before €</source>
        <translation>Diferença
antes €</translation>
    </message>
    <message>
        <source>Difference
after €</source>
        <translation>Diferença
depois €</translation>
    </message>
    <message>
        <source>Remuner. ERP
before €</source>
        <translation>Remuner. ERP
antes €</translation>
    </message>
    <message>
        <source>Remuner. ERP
after €</source>
        <translation>Remuner. ERP
depois €</translation>
    </message>
    <message>
        <source>Remuner. portal
before €</source>
        <translation>Remuner. portal
antes €</translation>
    </message>
    <message>
        <source>Remuner. portal
after €</source>
        <translation>Remuner. portal
depois €</translation>
    </message>
    <message>
        <source>Remuner. difference
before €</source>
        <translation>Remuner. diferença
antes €</translation>
    </message>
    <message>
        <source>Remuner. difference
after €</source>
        <translation>Remuner. diferença
depois €</translation>
    </message>
    <message>
        <source>Workers ERP
before</source>
        <translation>Trabalh. ERP
antes</translation>
    </message>
    <message>
        <source>Workers ERP
after</source>
        <translation>Trabalh. ERP
depois</translation>
    </message>
    <message>
        <source>Workers portal
before</source>
        <translation>Trabalh. portal
antes</translation>
    </message>
    <message>
        <source>Workers portal
after</source>
        <translation>Trabalh. portal
depois</translation>
    </message>
    <message>
        <source>Workers declared</source>
        <translation>Trabalhadores declarados</translation>
    </message>
    <message>
        <source>Reconciliations</source>
        <translation>Reconciliações</translation>
    </message>
    <message>
        <source>Nothing was reconciled yet. Import the ERP&apos;s files, fetch the portal and press F5.</source>
        <translation>Ainda não se reconciliou nada. Importe os ficheiros do ERP, consulte o portal e carregue em F5.</translation>
    </message>
    <message>
        <source>each company&apos;s</source>
        <translation>de cada empresa</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>The reconciliation&apos;s number, as in the CSV&apos;s last column</source>
        <translation>O número da reconciliação, como na última coluna do CSV</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>When it was reconciled</source>
        <translation>Quando se reconciliou</translation>
    </message>
    <message>
        <source>The months compared</source>
        <translation>Os meses comparados</translation>
    </message>
    <message>
        <source>Tolerance €</source>
        <translation>Tolerância €</translation>
    </message>
    <message>
        <source>The one given for all companies; “each company&apos;s” where the one set for each was used</source>
        <translation>A indicada para todas as empresas; «de cada empresa» quando se usou a definida em cada uma</translation>
    </message>
    <message>
        <source>Groups that tallied after it</source>
        <translation>Grupos que batiam certo depois dela</translation>
    </message>
    <message>
        <source>Groups that diverged after it</source>
        <translation>Grupos que divergiam depois dela</translation>
    </message>
    <message>
        <source>Groups that could not be compared</source>
        <translation>Grupos que não se puderam comparar</translation>
    </message>
    <message>
        <source>Divergences
opened</source>
        <translation>Divergências
abertas</translation>
    </message>
    <message>
        <source>Divergences that it found, or found again</source>
        <translation>Divergências que encontrou, ou voltou a encontrar</translation>
    </message>
    <message>
        <source>Divergences
updated</source>
        <translation>Divergências
atualizadas</translation>
    </message>
    <message>
        <source>Divergences that it found with other figures</source>
        <translation>Divergências que encontrou com outros valores</translation>
    </message>
    <message>
        <source>Divergences
resolved</source>
        <translation>Divergências
resolvidas</translation>
    </message>
    <message>
        <source>Divergences that it found to tally</source>
        <translation>Divergências que passaram a bater certo</translation>
    </message>
    <message>
        <source>the company (its NIF or NISS)</source>
        <translation>a empresa (NIF ou NISS)</translation>
    </message>
    <message>
        <source>the company&apos;s NISS</source>
        <translation>o NISS da empresa</translation>
    </message>
    <message>
        <source>the company&apos;s NIF</source>
        <translation>o NIF da empresa</translation>
    </message>
    <message>
        <source>the company&apos;s name</source>
        <translation>o nome da empresa</translation>
    </message>
    <message>
        <source>the month</source>
        <translation>o mês</translation>
    </message>
    <message>
        <source>the establishment</source>
        <translation>o estabelecimento</translation>
    </message>
    <message>
        <source>the contribution rate</source>
        <translation>a taxa contributiva</translation>
    </message>
    <message>
        <source>the worker&apos;s part of the rate</source>
        <translation>a parte do trabalhador na taxa</translation>
    </message>
    <message>
        <source>the company&apos;s part of the rate</source>
        <translation>a parte da empresa na taxa</translation>
    </message>
    <message>
        <source>the remuneration</source>
        <translation>a remuneração</translation>
    </message>
    <message>
        <source>the contribution</source>
        <translation>a contribuição</translation>
    </message>
    <message>
        <source>the number of workers</source>
        <translation>o número de trabalhadores</translation>
    </message>
    <message>
        <source>the worker&apos;s NISS</source>
        <translation>o NISS do trabalhador</translation>
    </message>
    <message>
        <source>the worker&apos;s name</source>
        <translation>o nome do trabalhador</translation>
    </message>
    <message>
        <source>the nature of the value</source>
        <translation>a natureza do valor</translation>
    </message>
    <message>
        <source>the month that the value refers to</source>
        <translation>o mês a que o valor se refere</translation>
    </message>
    <message>
        <source>the number of days</source>
        <translation>o número de dias</translation>
    </message>
    <message>
        <source>the worker&apos;s value</source>
        <translation>o valor do trabalhador</translation>
    </message>
    <message>
        <source>ERP</source>
        <translation>ERP</translation>
    </message>
    <message>
        <source>portal</source>
        <translation>portal</translation>
    </message>
    <message>
        <source>as each column shows</source>
        <translation>como cada coluna mostrar</translation>
    </message>
    <message>
        <source>decimal comma (1.234,56)</source>
        <translation>vírgula decimal (1.234,56)</translation>
    </message>
    <message>
        <source>decimal point (1,234.56)</source>
        <translation>ponto decimal (1,234.56)</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>ponto e vírgula</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>vírgula</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulação</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>barra vertical</translation>
    </message>
    <message>
        <source>headings in line {line}</source>
        <translation>cabeçalhos na linha {line}</translation>
    </message>
    <message>
        <source>mapping “{name}”</source>
        <translation>mapeamento «{name}»</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>taxa {rate}</translation>
    </message>
    <message>
        <source>Choose it, and import the file again.</source>
        <translation>Indique-o e volte a importar o ficheiro.</translation>
    </message>
    <message>
        <source>Correct the table where it comes from, and import it again.</source>
        <translation>Corrija a tabela na origem e volte a importá-la.</translation>
    </message>
    <message>
        <source>this is no table: its lines are not divided by semicolons, commas, tabs or vertical bars.</source>
        <translation>isto não é uma tabela: as linhas não estão divididas por pontos e vírgulas, vírgulas, tabulações ou barras verticais.</translation>
    </message>
    <message>
        <source>this is a table, and it does not say whose. Say whether it is the ERP&apos;s or the portal&apos;s.</source>
        <translation>isto é uma tabela, e não diz de quem. Indique se é do ERP ou do portal.</translation>
    </message>
    <message>
        <source>this is a DR file, which holds the ERP&apos;s values. Import it as the ERP&apos;s.</source>
        <translation>isto é um ficheiro DR, que contém os valores do ERP. Importe-o como sendo do ERP.</translation>
    </message>
    <message>
        <source>there is a NUL character, which no text has. Save the table as “CSV UTF-8”.</source>
        <translation>há um carácter NUL, que nenhum texto tem. Guarde a tabela como «CSV UTF-8».</translation>
    </message>
    <message>
        <source>the field has more than {limit} characters. A quotation mark may be missing at its end.</source>
        <translation>o campo tem mais de {limit} caracteres. Pode faltar a aspa que o fecha.</translation>
    </message>
    <message>
        <source>the quotation mark that opens here is never closed.</source>
        <translation>a aspa que se abre aqui nunca se fecha.</translation>
    </message>
    <message>
        <source>there is text behind the quotation mark that closes the field.</source>
        <translation>há texto depois da aspa que fecha o campo.</translation>
    </message>
    <message>
        <source>there are more than {limit} rows.</source>
        <translation>há mais de {limit} linhas.</translation>
    </message>
    <message>
        <source>there are more than {limit} columns.</source>
        <translation>há mais de {limit} colunas.</translation>
    </message>
    <message>
        <source>there are more than {limit} cells.</source>
        <translation>há mais de {limit} células.</translation>
    </message>
    <message>
        <source>there are headings, and no row below them.</source>
        <translation>há cabeçalhos, e nenhuma linha abaixo deles.</translation>
    </message>
    <message>
        <source>this is a workbook in the old form of Excel (.xls). Save it as .xlsx or .csv.</source>
        <translation>este livro está no formato antigo do Excel (.xls). Guarde-o como .xlsx ou .csv.</translation>
    </message>
    <message>
        <source>this is not an Excel workbook (.xlsx). Save it as .xlsx or .csv.</source>
        <translation>isto não é um livro do Excel (.xlsx). Guarde-o como .xlsx ou .csv.</translation>
    </message>
    <message>
        <source>the workbook has a password. Open it in Excel and save a copy without one.</source>
        <translation>o livro tem palavra-passe. Abra-o no Excel e guarde uma cópia sem ela.</translation>
    </message>
    <message>
        <source>the workbook would unfold to far more than its size, so it was not opened.</source>
        <translation>o livro, descomprimido, seria muito maior do que o ficheiro, por isso não foi aberto.</translation>
    </message>
    <message>
        <source>the workbook is damaged, and cannot be read.</source>
        <translation>o livro está danificado e não se consegue ler.</translation>
    </message>
    <message>
        <source>reading the workbook took too much memory and was stopped. A cell may be filled far away from the others: copy the table alone to a new workbook.</source>
        <translation>a leitura do livro exigiu demasiada memória e foi interrompida. Pode haver uma célula preenchida muito longe das outras: copie só a tabela para um livro novo.</translation>
    </message>
    <message>
        <source>reading the workbook took too long and was stopped.</source>
        <translation>a leitura do livro demorou demasiado e foi interrompida.</translation>
    </message>
    <message>
        <source>there is no sheet “{found}”.</source>
        <translation>não há nenhuma folha «{found}».</translation>
    </message>
    <message>
        <source>the heading “{heading}” is there twice, first in column {first_column}.</source>
        <translation>o cabeçalho «{heading}» aparece duas vezes, a primeira na coluna {first_column}.</translation>
    </message>
    <message>
        <source>headings are merged here. Each column needs its own.</source>
        <translation>há aqui cabeçalhos unidos. Cada coluna precisa do seu.</translation>
    </message>
    <message>
        <source>the column has values and no heading. Each column needs its own.</source>
        <translation>a coluna tem valores e não tem cabeçalho. Cada coluna precisa do seu.</translation>
    </message>
    <message>
        <source>there is no column for {field}.</source>
        <translation>não há coluna para {field}.</translation>
    </message>
    <message>
        <source>the mapping wants {field} in a column “{heading}”, which is not there.</source>
        <translation>o mapeamento pede {field} numa coluna «{heading}», que não existe.</translation>
    </message>
    <message>
        <source>“{heading}” is empty.</source>
        <translation>«{heading}» está vazio.</translation>
    </message>
    <message>
        <source>“{heading}” holds the error {found} of a formula.</source>
        <translation>«{heading}» contém o erro {found} de uma fórmula.</translation>
    </message>
    <message>
        <source>“{heading}”: {found} may be thousands or decimals. How numbers are written must be given.</source>
        <translation>«{heading}»: {found} tanto pode ter milhares como decimais. É preciso indicar como se escrevem os números.</translation>
    </message>
    <message>
        <source>“{heading}” should be a number, and is “{found}”.</source>
        <translation>«{heading}» devia ser um número, e é «{found}».</translation>
    </message>
    <message>
        <source>“{heading}” is finer than it can be: {found}.</source>
        <translation>«{heading}» tem mais casas decimais do que pode ter: {found}.</translation>
    </message>
    <message>
        <source>“{heading}” is too large: {found}.</source>
        <translation>«{heading}» é demasiado grande: {found}.</translation>
    </message>
    <message>
        <source>“{heading}” should be a count, and is “{found}”.</source>
        <translation>«{heading}» devia ser uma quantidade, e é «{found}».</translation>
    </message>
    <message>
        <source>“{heading}” should be a contribution rate, and is “{found}”.</source>
        <translation>«{heading}» devia ser uma taxa contributiva, e é «{found}».</translation>
    </message>
    <message>
        <source>the row is at {rate}, and {given} was given for the whole table.</source>
        <translation>a linha tem a taxa {rate}, e para toda a tabela foi indicada {given}.</translation>
    </message>
    <message>
        <source>“{heading}” should be an establishment of up to 4 digits, and is “{found}”.</source>
        <translation>«{heading}» devia ser um estabelecimento, com 4 algarismos no máximo, e é «{found}».</translation>
    </message>
    <message>
        <source>“{heading}” should be a nature code, and is “{found}”.</source>
        <translation>«{heading}» devia ser um código de natureza, e é «{found}».</translation>
    </message>
    <message>
        <source>“{heading}”: {found} may mean more than one month. Write it in the form YYYY-MM (year and month).</source>
        <translation>«{heading}»: {found} pode significar mais do que um mês. Escreva-o na forma AAAA-MM (ano e mês).</translation>
    </message>
    <message>
        <source>the row is of {month}, and {asked} was asked for.</source>
        <translation>a linha é de {month}, e pediu-se {asked}.</translation>
    </message>
    <message>
        <source>the company {found} is not known. Import a DR file of it first.</source>
        <translation>a empresa {found} não é conhecida. Importe primeiro um ficheiro DR dela.</translation>
    </message>
    <message>
        <source>the row is of company {found}, and {expected} was expected.</source>
        <translation>a linha é da empresa {found}, e esperava-se {expected}.</translation>
    </message>
    <message>
        <source>“{heading}”: the total says {stated}, and the rows above add up to {computed}.</source>
        <translation>«{heading}»: o total diz {stated}, e as linhas acima somam {computed}.</translation>
    </message>
    <message>
        <source>“{heading}”: rows of one establishment and rate state {stated} and {computed}.</source>
        <translation>«{heading}»: há linhas do mesmo estabelecimento e taxa que indicam {stated} e {computed}.</translation>
    </message>
    <message>
        <source>{month}, establishment {establishment} at {rate} is in more than one row, first in line {first_line}; they were added up.</source>
        <translation>{month}, o estabelecimento {establishment} a {rate} está em mais do que uma linha, a primeira é a {first_line}; foram somadas.</translation>
    </message>
    <message>
        <source>{company}, {month}: establishment {establishment} at {rate} states {stated}, and its workers&apos; values add up to {computed}.</source>
        <translation>{company}, {month}: o estabelecimento {establishment} a {rate} indica {stated}, e os valores dos trabalhadores somam {computed}.</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filtrar…</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>&amp;Limpar o filtro</translation>
    </message>
    <message>
        <source>&amp;Group by this</source>
        <translation>A&amp;grupar por esta</translation>
    </message>
    <message>
        <source>&amp;Hide this column</source>
        <translation>&amp;Ocultar esta coluna</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>C&amp;olunas</translation>
    </message>
    <message>
        <source>Sort &amp;up</source>
        <translation>Ordenar a &amp;subir</translation>
    </message>
    <message>
        <source>Sort &amp;down</source>
        <translation>Ordenar a &amp;descer</translation>
    </message>
    <message>
        <source>Sort by this &amp;too</source>
        <translation>Ordenar &amp;também por esta</translation>
    </message>
    <message>
        <source>Do &amp;not sort</source>
        <translation>&amp;Não ordenar</translation>
    </message>
    <message>
        <source>{rows} · Remun. ERP {erp} | portal {portal} | {difference} € · Contr. ERP {erp_due} | portal {portal_due} | {apart} €</source>
        <translation>{rows} · Remun. ERP {erp} | portal {portal} | {difference} € · Contr. ERP {erp_due} | portal {portal_due} | {apart} €</translation>
    </message>
    <message>
        <source>{rows} · Remun. {difference} € · Contr. {apart} €</source>
        <translation>{rows} · Remun. {difference} € · Contr. {apart} €</translation>
    </message>
    <message>
        <source>Of the selected rows: ERP | portal | difference (portal − ERP)</source>
        <translation>Das linhas escolhidas: ERP | portal | diferença (portal − ERP)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Furthest apart first</source>
        <translation>Maiores diferenças primeiro</translation>
    </message>
    <message>
        <source>Not compared, by company</source>
        <translation>Por comparar, por empresa</translation>
    </message>
    <message>
        <source>Undecided, worst first</source>
        <translation>Por decidir, piores primeiro</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>Prazo esta semana</translation>
    </message>
    <message>
        <source>Past their deadline</source>
        <translation>Prazo passado</translation>
    </message>
    <message>
        <source>Forgotten resends</source>
        <translation>Reenvios esquecidos</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>Por causa</translation>
    </message>
    <message>
        <source>* without the groups that were not compared</source>
        <translation>* sem os grupos por comparar</translation>
    </message>
</context>
<context>
    <name>usage</name>
    <message>
        <source>Usage: </source>
        <translation>Utilização: </translation>
    </message>
    <message>
        <source>[OPTIONS]</source>
        <translation>[OPÇÕES]</translation>
    </message>
    <message>
        <source>COMMAND …</source>
        <translation>COMANDO …</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>[required]</source>
        <translation>[obrigatório]</translation>
    </message>
    <message>
        <source>[otherwise: {value}]</source>
        <translation>[por omissão: {value}]</translation>
    </message>
    <message>
        <source>“{command} --help” says more.</source>
        <translation>«{command} --help» diz mais.</translation>
    </message>
    <message>
        <source>Which of its commands is missing.</source>
        <translation>Falta indicar qual dos seus comandos.</translation>
    </message>
    <message>
        <source>There is no command “{typed}”.</source>
        <translation>Não há nenhum comando «{typed}».</translation>
    </message>
    <message>
        <source>There is no option “{typed}” here.</source>
        <translation>Não há aqui nenhuma opção «{typed}».</translation>
    </message>
    <message>
        <source>Perhaps: {names}.</source>
        <translation>Talvez: {names}.</translation>
    </message>
    <message>
        <source>{name} is missing: {explained}</source>
        <translation>Falta {name}: {explained}</translation>
    </message>
    <message>
        <source>{option} wants a value after it: {value}.</source>
        <translation>{option} quer um valor a seguir: {value}.</translation>
    </message>
    <message>
        <source>{option} stands alone, without a value.</source>
        <translation>{option} fica sozinha, sem valor.</translation>
    </message>
    <message>
        <source>This is too much here: {words}</source>
        <translation>Isto está a mais: {words}</translation>
    </message>
    <message>
        <source>“{typed}” is not possible for {option}. There is: {choices}.</source>
        <translation>«{typed}» não é possível para {option}. Há: {choices}.</translation>
    </message>
    <message>
        <source>“{typed}” is not possible here. There is: {choices}.</source>
        <translation>«{typed}» não é possível aqui. Há: {choices}.</translation>
    </message>
    <message>
        <source>“{typed}” is no whole number, and {name} wants one.</source>
        <translation>«{typed}» não é um número inteiro, e {name} quer um.</translation>
    </message>
    <message>
        <source>“{typed}” is no number, and {name} wants one, like 0.5.</source>
        <translation>«{typed}» não é um número, e {name} quer um, como 0.5.</translation>
    </message>
    <message>
        <source>“{typed}” is not possible for {name}, which goes from {least} to {most}.</source>
        <translation>«{typed}» não é possível para {name}, que vai de {least} a {most}.</translation>
    </message>
    <message>
        <source>“{typed}” is no day, and {name} wants one, like 2026-10-31.</source>
        <translation>«{typed}» não é um dia, e {name} quer um, como 2026-10-31.</translation>
    </message>
    <message>
        <source>“{typed}” does not fit {name}: {explained}</source>
        <translation>«{typed}» não serve para {name}: {explained}</translation>
    </message>
    <message>
        <source>{option} does not go together with {others}.</source>
        <translation>{option} não se usa com {others}.</translation>
    </message>
    <message>
        <source>{option} says nothing without {value}.</source>
        <translation>{option} não diz nada sem {value}.</translation>
    </message>
</context>
</TS>
