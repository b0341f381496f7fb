<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_PT" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in the ERP&apos;s files (or drop them on the window)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the portal for every company&apos;s months in the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch missing months only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask only for months without an answer so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare both sides again over the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all groups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write every group of the period to a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export divergences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write only the groups that do not tally to a CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next divergence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next divergence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous divergence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous divergence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was kept so far stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About BateCerto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence and what this is not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported before</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later files have replaced %n of its blocks.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>there are %n more like these, not listed here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with values</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) without values at the portal</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) with new figures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) tally</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diverge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not compared</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new divergence(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with other figures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>There is no display to open a window on. “batecerto demo” shows the same without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on. “batecerto --help” lists what can be done without a window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a CSV file that Excel opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Ago</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong that BateCerto has no words for. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not an amount. Write it like 1234,56.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a month. Write it like 2026-10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a contribution rate. Write it like 34,75.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a valid NISS. It has 11 digits; check them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a valid NIF. It has 9 digits; check them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not valid here. Check it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no company “{value}” here. Companies appear when their ERP file is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no reconciliation number {value}. See History for those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That group is not there any more. Reconcile again to see what is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” was not found. It may have been removed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not found. Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: there is no permission. Copy it to a folder of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder. Choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large to be read. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read. Copy it to another folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved: the folder does not exist. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved: there is no permission to write there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder. Give the file a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved: the disk is full. Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved: it is open in another program, such as Excel. Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved: it is too large for this format. Choose fewer months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not saved. Choose another folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} is in use by another program. Nothing was changed. Close the other BateCerto, or wait for the backup to end, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} cannot be written: there is no permission. Nothing was changed. Ask for permission to write in that folder, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} is damaged, or is not BateCerto&apos;s. Nothing was changed. Put a backup copy in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} was written by a newer BateCerto, which this one cannot read. Nothing was changed. Install the newest version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {path} is full. Nothing was changed. Make room on it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step was undone, and nothing of it was kept in {path}. Try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} cannot be opened. Nothing was changed. Check that the folder is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BateCerto&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>Field: {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal says: “{message}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segurança Social Direta → Gestão de autenticação → Tokens de acesso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This company has no portal token. Create one in {where} and set it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal refused this company&apos;s token: it is wrong or has expired. Create a new one in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal does not let this company&apos;s token use the service. Check its permissions in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal could not be reached. Check the internet connection and fetch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal did not answer in time. Fetch again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal is too busy to answer. Fetch again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal failed on its own side. Fetch again later; the values here are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal did not accept the request. Check the portal&apos;s address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s answer is not in the form expected, so nothing of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s identity could not be verified, so nothing was sent. Check the computer&apos;s date and ask who looks after the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s answer is larger than expected, so nothing of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>the amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the total of remuneration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the total of contributions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no permission to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program has it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system could not read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a DR file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a character (byte {byte}) is neither Windows-1252 nor UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not begin with its R0 record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is “{found}” and should be RC4008.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file declares no employer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line begins with “{found}”, which is no record of a DR file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a record {found} where {expected} should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the block has no R3 record with its totals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line has {length} characters and needs {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line has {length} characters and can have {expected} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is of employer {found}, in the block of employer {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is of establishment {found}, in the block of establishment {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the employer&apos;s NISS “{found}” is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the employer&apos;s NIF “{found}” is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the worker&apos;s NISS “{found}” does not have 11 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{found}” is not a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not a number (“{found}”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sign is “{found}” and should be 0 or -.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stated total is {stated}, and the values add up to {computed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stated number of records is {stated}, and there are {computed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the check digit of the worker&apos;s NISS {found} is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stated contributions are {stated}, and the rate gives {computed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker {worker} has the nature “{nature}” more than once for {month}; the values were added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month}, establishment {establishment} at {rate} is there twice, first in line {first_line}; the later one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{company}, {month}: establishment {establishment} at {rate} is not in this file; the values of {file} stay in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this file was imported. Export it again from the ERP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the worker&apos;s NISS in the ERP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check how the ERP rounds contributions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in the ERP that the value is not there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in the ERP that the month was not exported twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is no longer due, import the file again and replace the whole month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put that right and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the DR file (RC4008) that the ERP exports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the number in the ERP and export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the file again from the ERP, and do not edit it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>natures</name>
    <message>
        <source>Permanent pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compensation for termination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holiday pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intermittent-contract compensation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular monthly allowances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Christmas pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other bonuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meal allowance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other allowances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untaken paid holidays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay differences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Tallies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diverges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in ERP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ERP and the portal agree on remuneration and contribution, within the tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides have values, and they are further apart than the tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ERP has values at this rate and the portal has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal has values at this rate and the ERP has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the sides has not been brought in yet, so nothing was compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ERP file covers this month. Import the month&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal was never asked for this month. Fetch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal was asked for this month without success. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal has nothing for this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal could not be fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed, not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted tacitly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>summaries</name>
    <message>
        <source>{file}: imported. {companies}, {months}: {blocks} with {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: already imported on {when}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files were chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{company}, {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values fetched before stay in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the portal has nothing for this month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetched, with new figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetched, unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to fetch. Import an ERP file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal fetched: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to reconcile. Import an ERP file, or fetch the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed since the last reconciliation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving values…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching from the portal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{doing} {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
