<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Causes</name>
    <message numerus="yes">
        <source>%n worker(s) at one rate in the ERP and at another at the portal ({rates})</source>
        <translation>
            <numerusform>%n worker at one rate in the ERP and at another at the portal ({rates})</numerusform>
            <numerusform>%n workers at one rate in the ERP and at another at the portal ({rates})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) of the ERP missing at the portal</source>
        <translation>
            <numerusform>%n worker of the ERP missing at the portal</numerusform>
            <numerusform>%n workers of the ERP missing at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) of the portal missing in the ERP</source>
        <translation>
            <numerusform>%n worker of the portal missing in the ERP</numerusform>
            <numerusform>%n workers of the portal missing in the ERP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) with a higher amount at the portal</source>
        <translation>
            <numerusform>%n worker with a higher amount at the portal</numerusform>
            <numerusform>%n workers with a higher amount at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) with a lower amount at the portal</source>
        <translation>
            <numerusform>%n worker with a lower amount at the portal</numerusform>
            <numerusform>%n workers with a lower amount at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) under another nature or month, which one side does not count</source>
        <translation>
            <numerusform>%n value under another nature or month, which one side does not count</numerusform>
            <numerusform>%n values under another nature or month, which one side does not count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) counted more than once in the ERP</source>
        <translation>
            <numerusform>%n worker counted more than once in the ERP</numerusform>
            <numerusform>%n workers counted more than once in the ERP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) counted more than once at the portal</source>
        <translation>
            <numerusform>%n worker counted more than once at the portal</numerusform>
            <numerusform>%n workers counted more than once at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rounding of %n value(s), which can make up to {most}</source>
        <translation>
            <numerusform>Rounding of %n value, which can make up to {most}</numerusform>
            <numerusform>Rounding of %n values, which can make up to {most}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rounding to the cent for %n worker(s)</source>
        <translation>
            <numerusform>Rounding to the cent for %n worker</numerusform>
            <numerusform>Rounding to the cent for %n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{headline}, and %n other cause(s)</source>
        <translation>
            <numerusform>{headline}, and %n other cause</numerusform>
            <numerusform>{headline}, and %n other causes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message numerus="yes">
        <source>%n company(ies) chosen: what is changed here is changed of all of them.</source>
        <translation>
            <numerusform>%n company chosen: what is changed here is changed of it.</numerusform>
            <numerusform>%n companies chosen: what is changed here is changed of all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionCounts</name>
    <message numerus="yes">
        <source>%n file(s), one for each company and month</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files, one for each company and month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {folder}.</source>
        <translation>
            <numerusform>%n file written to {folder}.</numerusform>
            <numerusform>%n files written to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written.</source>
        <translation>
            <numerusform>%n file could not be written.</numerusform>
            <numerusform>%n files could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) marked as delivered</source>
        <translation>
            <numerusform>%n month marked as delivered</numerusform>
            <numerusform>%n months marked as delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mark %n month(s) as delivered</source>
        <translation>
            <numerusform>&amp;Mark %n month as delivered</numerusform>
            <numerusform>&amp;Mark %n months as delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n total(s)</source>
        <translation>
            <numerusform>%n total</numerusform>
            <numerusform>%n totals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Communicating to {host} is on for %n company(ies).</source>
        <translation>
            <numerusform>Communicating to {host} is on for %n company.</numerusform>
            <numerusform>Communicating to {host} is on for %n companies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n company(ies) it was allowed for another portal: for this one, allow it anew.</source>
        <translation>
            <numerusform>For %n company it was allowed for another portal: for this one, allow it anew.</numerusform>
            <numerusform>For %n companies it was allowed for another portal: for this one, allow it anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n group(s) in this month</source>
        <translation>
            <numerusform>%n group in this month</numerusform>
            <numerusform>%n groups in this month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n file imported</numerusform>
            <numerusform>%n files imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported before</source>
        <translation>
            <numerusform>%n file imported before</numerusform>
            <numerusform>%n files imported before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n file refused</numerusform>
            <numerusform>%n files refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to be confirmed</source>
        <translation>
            <numerusform>%n file to be confirmed</numerusform>
            <numerusform>%n files to be confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) left out.</source>
        <translation>
            <numerusform>%n table left out.</numerusform>
            <numerusform>%n tables left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) are to be confirmed too.</source>
        <translation>
            <numerusform>%n more file is to be confirmed too.</numerusform>
            <numerusform>%n more files are to be confirmed too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {path}.</source>
        <translation>
            <numerusform>%n row written to {path}.</numerusform>
            <numerusform>%n rows written to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of {company} written to {path}; those of the other companies are not in it.</source>
        <translation>
            <numerusform>%n row of {company} written to {path}; those of the other companies are not in it.</numerusform>
            <numerusform>%n rows of {company} written to {path}; those of the other companies are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later files have replaced %n of its blocks.</source>
        <translation>
            <numerusform>Later files have replaced %n of its blocks.</numerusform>
            <numerusform>Later files have replaced %n of its blocks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>there are %n more like these, not listed here.</source>
        <translation>
            <numerusform>there is %n more like these, not listed here.</numerusform>
            <numerusform>there are %n more like these, not listed here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Portal: %n month(s) could not be fetched</source>
        <translation>
            <numerusform>Portal: %n month could not be fetched</numerusform>
            <numerusform>Portal: %n months could not be fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with values</source>
        <translation>
            <numerusform>%n month with values</numerusform>
            <numerusform>%n months with values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) without values at the portal</source>
        <translation>
            <numerusform>%n month without values at the portal</numerusform>
            <numerusform>%n months without values at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) failed</source>
        <translation>
            <numerusform>%n month failed</numerusform>
            <numerusform>%n months failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with new figures</source>
        <translation>
            <numerusform>%n month with new figures</numerusform>
            <numerusform>%n months with new figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) tally</source>
        <translation>
            <numerusform>%n group tallies</numerusform>
            <numerusform>%n groups tally</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diverge</source>
        <translation>
            <numerusform>%n diverges</numerusform>
            <numerusform>%n diverge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation>
            <numerusform>%n not compared</numerusform>
            <numerusform>%n not compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new divergence(s)</source>
        <translation>
            <numerusform>%n new divergence</numerusform>
            <numerusform>%n new divergences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with other figures</source>
        <translation>
            <numerusform>%n with other figures</numerusform>
            <numerusform>%n with other figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation>
            <numerusform>%n resolved</numerusform>
            <numerusform>%n resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s)</source>
        <translation>
            <numerusform>%n divergence</numerusform>
            <numerusform>%n divergences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ</source>
        <translation>
            <numerusform>%n value differs</numerusform>
            <numerusform>%n values differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies)</source>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to the portal since the program started</source>
        <translation>
            <numerusform>%n call to the portal since the program started</numerusform>
            <numerusform>%n calls to the portal since the program started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) repeated what had just failed</source>
        <translation>
            <numerusform>%n call repeated what had just failed</numerusform>
            <numerusform>%n calls repeated what had just failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) left alone for a while because only theirs fail</source>
        <translation>
            <numerusform>%n company left alone for a while because only theirs fail</numerusform>
            <numerusform>%n companies left alone for a while because only theirs fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) waiting</source>
        <translation>
            <numerusform>%n notification waiting</numerusform>
            <numerusform>%n notifications waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notification(s) could not be delivered</source>
        <translation>
            <numerusform>%n notification could not be delivered</numerusform>
            <numerusform>%n notifications could not be delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refer to nothing</source>
        <translation>
            <numerusform>%n row refers to nothing</numerusform>
            <numerusform>%n rows refer to nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) do not go with the others</source>
        <translation>
            <numerusform>%n row does not go with the others</numerusform>
            <numerusform>%n rows do not go with the others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found</source>
        <translation>
            <numerusform>%n problem found</numerusform>
            <numerusform>%n problems found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>Delete %n company month(s)…</source>
        <translation>
            <numerusform>Delete %n company month…</numerusform>
            <numerusform>Delete %n company months…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n company month(s)</source>
        <translation>
            <numerusform>Delete %n company month</numerusform>
            <numerusform>Delete %n company months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) with deadlines past that the portal does not show as kept.</source>
        <translation>
            <numerusform>%n company with deadlines past that the portal does not show as kept.</numerusform>
            <numerusform>%n companies with deadlines past that the portal does not show as kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) with deadlines past. The portal was not asked about them yet.</source>
        <translation>
            <numerusform>%n company with deadlines past. The portal was not asked about them yet.</numerusform>
            <numerusform>%n companies with deadlines past. The portal was not asked about them yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) in the classic regime.</source>
        <translation>
            <numerusform>%n company in the classic regime.</numerusform>
            <numerusform>%n companies in the classic regime.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(ies) still stand(s) as classic here.</source>
        <translation>
            <numerusform>%n company still stands as classic here.</numerusform>
            <numerusform>%n companies still stand as classic here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If nothing is done, Segurança Social will assume its own values for %n month(s)</source>
        <translation>
            <numerusform>If nothing is done, Segurança Social will assume its own values for %n month</numerusform>
            <numerusform>If nothing is done, Segurança Social will assume its own values for %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n month(s) the last day has passed: silence may have accepted Segurança Social&apos;s values</source>
        <translation>
            <numerusform>For %n month the last day has passed: silence may have accepted Segurança Social&apos;s values</numerusform>
            <numerusform>For %n months the last day has passed: silence may have accepted Segurança Social&apos;s values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionCounts</name>
    <message numerus="yes">
        <source>%n divergence(s) would change</source>
        <translation>
            <numerusform>%n divergence would change</numerusform>
            <numerusform>%n divergences would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s) changed</source>
        <translation>
            <numerusform>%n divergence changed</numerusform>
            <numerusform>%n divergences changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left alone</source>
        <translation>
            <numerusform>%n left alone</numerusform>
            <numerusform>%n left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rate(s)</source>
        <translation>
            <numerusform>%n rate</numerusform>
            <numerusform>%n rates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailCounts</name>
    <message numerus="yes">
        <source>%n cause(s)</source>
        <translation>
            <numerusform>%n cause</numerusform>
            <numerusform>%n causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, in the table of workers</source>
        <translation>
            <numerusform>and %n more, in the table of workers</numerusform>
            <numerusform>and %n more, in the table of workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>Show %n older</numerusform>
            <numerusform>Show %n older</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCounts</name>
    <message numerus="yes">
        <source>%n month(s) go back to “{file}” of {date}</source>
        <translation>
            <numerusform>%n month goes back to “{file}” of {date}</numerusform>
            <numerusform>%n months go back to “{file}” of {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) will have no ERP values</source>
        <translation>
            <numerusform>%n month will have no ERP values</numerusform>
            <numerusform>%n months will have no ERP values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) would change.</source>
        <translation>
            <numerusform>%n group would change.</numerusform>
            <numerusform>%n groups would change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding.</numerusform>
            <numerusform>%n findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message numerus="yes">
        <source>&amp;Import %n file(s)</source>
        <translation>
            <numerusform>&amp;Import %n file</numerusform>
            <numerusform>&amp;Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%n file imported</numerusform>
            <numerusform>%n files imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can come in</source>
        <translation>
            <numerusform>%n file can come in</numerusform>
            <numerusform>%n files can come in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came in before</source>
        <translation>
            <numerusform>%n file came in before</numerusform>
            <numerusform>%n files came in before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot come in as they are</source>
        <translation>
            <numerusform>%n file cannot come in as it is</numerusform>
            <numerusform>%n files cannot come in as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n file(s)</source>
        <translation>
            <numerusform>&amp;Import %n file</numerusform>
            <numerusform>&amp;Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationCounts</name>
    <message numerus="yes">
        <source>%n operation(s) asked about</source>
        <translation>
            <numerusform>%n operation asked about</numerusform>
            <numerusform>%n operations asked about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>%n confirmed</numerusform>
            <numerusform>%n confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for you to look at</source>
        <translation>
            <numerusform>%n for you to look at</numerusform>
            <numerusform>%n for you to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still not known</source>
        <translation>
            <numerusform>%n still not known</numerusform>
            <numerusform>%n still not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known what came of %n operation(s)</source>
        <translation>
            <numerusform>It is not known what came of %n operation</numerusform>
            <numerusform>It is not known what came of %n operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for somebody to look at the portal</source>
        <translation>
            <numerusform>%n waits for somebody to look at the portal</numerusform>
            <numerusform>%n wait for somebody to look at the portal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) posted</source>
        <translation>
            <numerusform>%n entry posted</numerusform>
            <numerusform>%n entries posted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>after %n minute(s) without keyboard or mouse</source>
        <translation>
            <numerusform>after %n minute without keyboard or mouse</numerusform>
            <numerusform>after %n minutes without keyboard or mouse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeCounts</name>
    <message numerus="yes">
        <source>%n company month(s)</source>
        <translation>
            <numerusform>%n company month</numerusform>
            <numerusform>%n company months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portal value(s)</source>
        <translation>
            <numerusform>%n portal value</numerusform>
            <numerusform>%n portal values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group version(s)</source>
        <translation>
            <numerusform>%n group version</numerusform>
            <numerusform>%n group versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n backup deleted.</numerusform>
            <numerusform>%n backups deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>%n thing(s) keep this table out. Choose one to go to its place.</source>
        <translation>
            <numerusform>%n problem keeps this table out. Choose it to go to its place.</numerusform>
            <numerusform>%n problems keep this table out. Choose one to go to its place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company month(s) would come in: {remuneration} of remuneration, {contribution} of contributions.</source>
        <translation>
            <numerusform>%n company month would come in: {remuneration} of remuneration, {contribution} of contributions.</numerusform>
            <numerusform>%n company months would come in: {remuneration} of remuneration, {contribution} of contributions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCounts</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) selected</source>
        <translation>
            <numerusform>%n row selected</numerusform>
            <numerusform>%n rows selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n filter(s)</source>
        <translation>
            <numerusform>Clear %n filter</numerusform>
            <numerusform>Clear %n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>every %n hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TolerancePage</name>
    <message numerus="yes">
        <source>%n company(ies) have one of their own; see Companies.</source>
        <translation>
            <numerusform>%n company has one of its own; see Companies.</numerusform>
            <numerusform>%n companies have one of their own; see Companies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message numerus="yes">
        <source>{shown} of %n company(ies)</source>
        <translation>
            <numerusform>{shown} of %n company</numerusform>
            <numerusform>{shown} of %n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) diverge(s)</source>
        <translation>
            <numerusform>%n month diverges</numerusform>
            <numerusform>%n months diverge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Ago</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n divergence(s) chosen</source>
        <translation>
            <numerusform>%n divergence chosen</numerusform>
            <numerusform>%n divergences chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) chosen</source>
        <translation>
            <numerusform>%n group chosen</numerusform>
            <numerusform>%n groups chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s) among them</source>
        <translation>
            <numerusform>%n divergence among them</numerusform>
            <numerusform>%n divergences among them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left alone:</source>
        <translation>
            <numerusform>%n is left alone:</numerusform>
            <numerusform>%n are left alone:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them already has a decision, whose place this one takes.</source>
        <translation>
            <numerusform>%n of them already has a decision, whose place this one takes.</numerusform>
            <numerusform>%n of them already have a decision, whose place this one takes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n divergence(s)</source>
        <translation>
            <numerusform>Accept %n divergence</numerusform>
            <numerusform>Accept %n divergences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as being corrected</source>
        <translation>
            <numerusform>Mark %n as being corrected</numerusform>
            <numerusform>Mark %n as being corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as contested</source>
        <translation>
            <numerusform>Mark %n as contested</numerusform>
            <numerusform>Mark %n as contested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add the note to %n divergence(s)</source>
        <translation>
            <numerusform>Add the note to %n divergence</numerusform>
            <numerusform>Add the note to %n divergences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n decision(s)</source>
        <translation>
            <numerusform>Undo %n decision</numerusform>
            <numerusform>Undo %n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s)</source>
        <translation>
            <numerusform>%n divergence</numerusform>
            <numerusform>%n divergences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed month(s) opened again: other figures came in.</source>
        <translation>
            <numerusform>%n signed month opened again: other figures came in.</numerusform>
            <numerusform>%n signed months opened again: other figures came in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Moved</name>
    <message numerus="yes">
        <source>%n group(s) appeared</source>
        <translation>
            <numerusform>%n group appeared</numerusform>
            <numerusform>%n groups appeared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n went away</source>
        <translation>
            <numerusform>%n went away</numerusform>
            <numerusform>%n went away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Panel</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
</TS>
