<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A native reader has to review this file before a release. -->
<TS version="2.1" language="en">
<context>
    <name>AlarmBanner</name>
    <message numerus="yes">
        <source>{sentence} (%n more)</source>
        <translation>
            <numerusform>{sentence} (%n more)</numerusform>
            <numerusform>{sentence} (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmPreview</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmingWires</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AreaSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BeforeTakeoff</name>
    <message numerus="yes">
        <source>%n satellites</source>
        <translation>
            <numerusform>%n satellite</numerusform>
            <numerusform>%n satellites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleInSheet</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flights</source>
        <translation>
            <numerusform>%n flight</numerusform>
            <numerusform>%n flights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures and files</source>
        <translation>
            <numerusform>%n picture or file</numerusform>
            <numerusform>%n pictures and files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
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
    <name>ClockEvidence</name>
    <message numerus="yes">
        <source>messages compared: %n</source>
        <translation>
            <numerusform>messages compared: %n</numerusform>
            <numerusform>messages compared: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shared events: %n</source>
        <translation>
            <numerusform>shared events: %n</numerusform>
            <numerusform>shared events: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message numerus="yes">
        <source>%n other faults before it</source>
        <translation>
            <numerusform>%n other fault before it</numerusform>
            <numerusform>%n other faults before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DispatchSheet</name>
    <message numerus="yes">
        <source>%n more times are not shown here</source>
        <translation>
            <numerusform>%n more time is not shown here</numerusform>
            <numerusform>%n more times are not shown here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other incidents stay out</source>
        <translation>
            <numerusform>%n other incident stays out</numerusform>
            <numerusform>%n other incidents stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in without %n rows</source>
        <translation>
            <numerusform>Take in without %n row</numerusform>
            <numerusform>Take in without %n rows</numerusform>
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
    <name>Download</name>
    <message numerus="yes">
        <source>%n picture(s) are missing.</source>
        <translation>
            <numerusform>%n picture is missing.</numerusform>
            <numerusform>%n pictures are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadSheet</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n RED</source>
        <translation>
            <numerusform>%n RED</numerusform>
            <numerusform>%n RED</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n TO ASK</numerusform>
            <numerusform>%n TO ASK</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlyPage</name>
    <message numerus="yes">
        <source>place, time · %n so far</source>
        <translation>
            <numerusform>place, time · %n so far</numerusform>
            <numerusform>place, time · %n so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandingOnWires</name>
    <message numerus="yes">
        <source>%n settings are others now</source>
        <translation>
            <numerusform>%n setting is another now</numerusform>
            <numerusform>%n settings are others now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentList</name>
    <message numerus="yes">
        <source>%n found, newest first</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entries: %n</source>
        <translation>
            <numerusform>entries: %n</numerusform>
            <numerusform>entries: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentPage</name>
    <message numerus="yes">
        <source>%n findings block</source>
        <translation>
            <numerusform>%n finding blocks</numerusform>
            <numerusform>%n findings block</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the list</source>
        <translation>
            <numerusform>%n in the list</numerusform>
            <numerusform>%n in the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to ask</source>
        <translation>
            <numerusform>%n thing to ask</numerusform>
            <numerusform>%n things to ask</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intervals</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingEditor</name>
    <message numerus="yes">
        <source>%n rows cannot be read</source>
        <translation>
            <numerusform>%n row cannot be read</numerusform>
            <numerusform>%n rows cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnFireSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n battery</numerusform>
            <numerusform>%n batteries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n battery</numerusform>
            <numerusform>%n batteries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanningWires</name>
    <message numerus="yes">
        <source>%n entries taken in. Look at: {flags}</source>
        <translation>
            <numerusform>%n entry taken in. Look at: {flags}</numerusform>
            <numerusform>%n entries taken in. Look at: {flags}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessWords</name>
    <message numerus="yes">
        <source>%n RED · mend it before take-off</source>
        <translation>
            <numerusform>%n RED · mend it before take-off</numerusform>
            <numerusform>%n RED · mend them before take-off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n TO ASK</numerusform>
            <numerusform>%n TO ASK</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks still wait.</source>
        <translation>
            <numerusform>%n check still waits.</numerusform>
            <numerusform>%n checks still wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mends</source>
        <translation>
            <numerusform>%n mend</numerusform>
            <numerusform>%n mends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things block.</source>
        <translation>
            <numerusform>%n thing blocks.</numerusform>
            <numerusform>%n things block.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks</source>
        <translation>
            <numerusform>%n tick</numerusform>
            <numerusform>%n ticks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks are missing.</source>
        <translation>
            <numerusform>%n tick is missing.</numerusform>
            <numerusform>%n ticks are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>flights: %n</source>
        <translation>
            <numerusform>flights: %n</numerusform>
            <numerusform>flights: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message numerus="yes">
        <source>and %n more: write another word</source>
        <translation>
            <numerusform>and %n more: write another word</numerusform>
            <numerusform>and %n more: write another word</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message numerus="yes">
        <source>Sealed as it is: the record was not whole before, in %n places.</source>
        <translation>
            <numerusform>Sealed as it is: the record was not whole before, in %n place.</numerusform>
            <numerusform>Sealed as it is: the record was not whole before, in %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zone files cannot be read</source>
        <translation>
            <numerusform>%n zone file cannot be read</numerusform>
            <numerusform>%n zone files cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_AlarmCount</name>
    <message numerus="yes">
        <source>%n alarms: open the list</source>
        <translation>
            <numerusform>%n alarm: open the list</numerusform>
            <numerusform>%n alarms: open the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_QuietRow</name>
    <message numerus="yes">
        <source>%n checks are quiet</source>
        <translation>
            <numerusform>%n check is quiet</numerusform>
            <numerusform>%n checks are quiet</numerusform>
        </translation>
    </message>
</context>
</TS>
