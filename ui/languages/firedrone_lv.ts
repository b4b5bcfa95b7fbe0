<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A native reader has to review this file before a release. -->
<TS version="2.1" language="lv">
<context>
    <name>AimingWires</name>
    <message>
        <source>Black hot</source>
        <translation>Karstais melns</translation>
    </message>
    <message>
        <source>Iron</source>
        <translation>Dzelzs</translation>
    </message>
    <message>
        <source>Nobody knows what is under the cross: no place to look at.</source>
        <translation>Nav zināms, kas ir zem krusta: nav vietas, uz ko skatīties.</translation>
    </message>
    <message>
        <source>Rescue</source>
        <translation>Glābšanas</translation>
    </message>
    <message>
        <source>White hot</source>
        <translation>Karstais balts</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drons nav dzirdams</translation>
    </message>
    <message>
        <source>not from here with this camera</source>
        <translation>ar šo kameru no šejienes nevar</translation>
    </message>
    <message>
        <source>this camera has none</source>
        <translation>šai kamerai tā nav</translation>
    </message>
</context>
<context>
    <name>AlarmBanner</name>
    <message numerus="yes">
        <source>{sentence} (%n more)</source>
        <translation>
            <numerusform>{sentence} (vēl %n)</numerusform>
            <numerusform>{sentence} (vēl %n)</numerusform>
            <numerusform>{sentence} (vēl %n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmListSheet</name>
    <message>
        <source>Alarms of this flight</source>
        <translation>Šī lidojuma trauksmes</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>No alarm has been raised in this flight.</source>
        <translation>Šajā lidojumā trauksmju nav bijis.</translation>
    </message>
    <message>
        <source>standing: {standing} · over: {over}</source>
        <translation>vēl spēkā: {standing} · beigušās: {over}</translation>
    </message>
</context>
<context>
    <name>AlarmPreview</name>
    <message>
        <source>Not taken over, the caller: {names}</source>
        <translation>Nav pārņemts, zvanītājs: {names}</translation>
    </message>
    <message>
        <source>Open already: {what}, {where}</source>
        <translation>Jau atvērts: {what}, {where}</translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation>Atvērt to</translation>
    </message>
    <message>
        <source>Read as: {form}</source>
        <translation>Nolasīts kā: {form}</translation>
    </message>
    <message>
        <source>Read: {fields}</source>
        <translation>Nolasīts: {fields}</translation>
    </message>
    <message>
        <source>The words that were read are underlined</source>
        <translation>Nolasītie vārdi ir pasvītroti</translation>
    </message>
    <message>
        <source>Which text is it? Or fill in the form by hand.</source>
        <translation>Kurš tas ir teksts? Vai aizpildiet veidlapu ar roku.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>number</source>
        <translation>numurs</translation>
    </message>
    <message>
        <source>position</source>
        <translation>koordinātas</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>piezīmes</translation>
    </message>
    <message>
        <source>time</source>
        <translation>laiks</translation>
    </message>
    <message>
        <source>units</source>
        <translation>vienības</translation>
    </message>
    <message>
        <source>what</source>
        <translation>kas</translation>
    </message>
    <message>
        <source>where</source>
        <translation>kur</translation>
    </message>
</context>
<context>
    <name>AlarmRows</name>
    <message>
        <source>Nobody has pressed “Seen”</source>
        <translation>Neviens nav nospiedis „Redzēju”</translation>
    </message>
    <message>
        <source>Seen {how}</source>
        <translation>Pamanīta {how}</translation>
    </message>
    <message>
        <source>since {time} · {lasted}</source>
        <translation>kopš {time} · {lasted}</translation>
    </message>
</context>
<context>
    <name>AlarmingWires</name>
    <message>
        <source>New alarm: {words}</source>
        <translation>Jauns izsaukums: {words}</translation>
    </message>
    <message>
        <source>The folder into which alarms are put</source>
        <translation>Mape, kurā tiek ielikti izsaukumi</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>ANOTHER DRONE</source>
        <translation>CITS DRONS</translation>
    </message>
    <message>
        <source>ATTENTION</source>
        <translation>UZMANĪBU</translation>
    </message>
    <message>
        <source>Another drone answers on this link than before, so nothing is commanded. Press Link in the bar above and choose.</source>
        <translation>Šajā saitē atbild cits drons nekā iepriekš, tāpēc nekas netiek pavēlēts. Nospiediet “Sakari” joslā augšā un izvēlieties.</translation>
    </message>
    <message>
        <source>BATTERY NEARLY EMPTY</source>
        <translation>AKUMULATORS GANDRĪZ TUKŠS</translation>
    </message>
    <message>
        <source>FAILSAFE</source>
        <translation>AVĀRIJAS REŽĪMS</translation>
    </message>
    <message>
        <source>LINK LOST</source>
        <translation>SAKARI ZAUDĒTI</translation>
    </message>
    <message>
        <source>NOT RECORDING</source>
        <translation>NETIEK IERAKSTĪTS</translation>
    </message>
    <message>
        <source>NOT SIGNED</source>
        <translation>NAV PARAKSTĪTS</translation>
    </message>
    <message>
        <source>Nothing heard for {age}. The drone now does what it was set to do alone. Watch the sky, raise the antenna, keep the landing place clear.</source>
        <translation>Drons nav dzirdams {age}. Tagad tas pats dara to, kas tam iestatīts. Vērojiet debesis, paceliet antenu, turiet nosēšanās vietu brīvu.</translation>
    </message>
    <message>
        <source>OUTSIDE THE FENCE</source>
        <translation>ĀRPUS ĢEOGRĀFISKĀS ROBEŽAS</translation>
    </message>
    <message>
        <source>POSITION LOST</source>
        <translation>POZĪCIJA ZAUDĒTA</translation>
    </message>
    <message>
        <source>TWO DRONES, ONE NUMBER</source>
        <translation>DIVI DRONI, VIENS NUMURS</translation>
    </message>
    <message>
        <source>The disk has room for {minutes} more of flight. Delete or move files that are not needed.</source>
        <translation>Diskā pietiek vietas vēl {minutes} lidojuma. Izdzēsiet vai pārvietojiet nevajadzīgās datnes.</translation>
    </message>
    <message>
        <source>The drone holds its height and drifts with the wind. Watch it, then hold “Land here” if it nears people or wires.</source>
        <translation>Drons tur augstumu, un vējš to nes. Vērojiet to; ja tas tuvojas cilvēkiem vai vadiem, turiet nospiestu „Nosēsties šeit”.</translation>
    </message>
    <message>
        <source>The drone left the area it must stay in. If it does not turn by itself, hold “Come home”.</source>
        <translation>Drons ir izlidojis no atļautās zonas. Ja tas pats negriežas atpakaļ, turiet nospiestu „Atgriezties”.</translation>
    </message>
    <message>
        <source>The drone took over by itself: {mode}. Let it, watch it, keep people away.</source>
        <translation>Drons pārņēma vadību: {mode}. Netraucējiet, vērojiet, nelaidiet klāt cilvēkus.</translation>
    </message>
    <message>
        <source>The drone was last heard {age} ago. Turn the antenna to it and fly no further away.</source>
        <translation>Drons pēdējo reizi dzirdēts pirms {age}. Pagrieziet antenu pret to un nelidojiet tālāk prom.</translation>
    </message>
    <message>
        <source>The flight is not being written to the disk. Free some space; the drone still obeys.</source>
        <translation>Lidojumu neizdodas ierakstīt diskā. Atbrīvojiet vietu; drons joprojām klausa.</translation>
    </message>
    <message>
        <source>The position is poor, {count} satellites. Stay away from wires and the border, or come home.</source>
        <translation>Pozīcija ir neprecīza, satelīti: {count}. Turieties tālāk no vadiem un valsts robežas vai atgriezieties.</translation>
    </message>
    <message>
        <source>This drone has a key and does not sign: somebody else may be speaking. Nothing is commanded; use the remote control.</source>
        <translation>Šim dronam ir atslēga, bet tas neparaksta: iespējams, runā kāds cits. Nekas netiek pavēlēts; lietojiet tālvadības pulti.</translation>
    </message>
    <message>
        <source>Two drones answer to the same number, so nothing is commanded. Fly yours with the remote control and switch the other one off.</source>
        <translation>Uz vienu numuru atsaucas divi droni, tāpēc nekas netiek pavēlēts. Vadiet savējo ar tālvadības pulti un izslēdziet otru.</translation>
    </message>
    <message>
        <source>{percent} left in the battery. Hold “Come home” and have the next battery ready.</source>
        <translation>Akumulatorā atlikuši {percent}. Turiet nospiestu „Atgriezties” un sagatavojiet nākamo akumulatoru.</translation>
    </message>
    <message>
        <source>{percent} left. The drone soon lands by itself: hold “Come home” now, or “Land here”.</source>
        <translation>Atlikuši {percent}. Drons drīz nosēdīsies pats: tūlīt turiet nospiestu „Atgriezties” vai „Nosēsties šeit”.</translation>
    </message>
</context>
<context>
    <name>AnnouncedRow</name>
    <message>
        <source>Connect anyway</source>
        <translation>Tomēr savienot</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Rādīt</translation>
    </message>
    <message>
        <source>This address is not the drone’s own. Connect only if you know whose it is.</source>
        <translation>Šī nav paša drona adrese. Savienojiet tikai tad, ja zināt, kam tā pieder.</translation>
    </message>
    <message>
        <source>not said which</source>
        <translation>nav teikts, kurš</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>ekrānā</translation>
    </message>
</context>
<context>
    <name>AreaDesk</name>
    <message>
        <source>Every file is whole and can be read</source>
        <translation>Visi faili ir veseli un nolasāmi</translation>
    </message>
    <message>
        <source>One thing at a time: wait until the other is done</source>
        <translation>Pa vienam: pagaidiet, līdz iepriekšējais ir pabeigts</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>disks</translation>
    </message>
    <message>
        <source>{name} is on this laptop now</source>
        <translation>{name} tagad ir šajā datorā</translation>
    </message>
    <message>
        <source>{name} is used where it lies</source>
        <translation>{name} tiek lietots tur, kur atrodas</translation>
    </message>
    <message>
        <source>{name} took the place of the older one</source>
        <translation>{name} aizstāja vecāko</translation>
    </message>
    <message>
        <source>{name} was here already</source>
        <translation>{name} te jau bija</translation>
    </message>
</context>
<context>
    <name>AreaPacks</name>
    <message>
        <source>addresses</source>
        <translation>adreses</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>kameras</translation>
    </message>
    <message>
        <source>heights</source>
        <translation>augstumi</translation>
    </message>
    <message>
        <source>map pictures</source>
        <translation>kartes attēli</translation>
    </message>
    <message>
        <source>not there: put the stick in</source>
        <translation>nav pieejams: ievietojiet zibatmiņu</translation>
    </message>
    <message>
        <source>nothing that can be used</source>
        <translation>nekā lietojama</translation>
    </message>
    <message>
        <source>obstacles</source>
        <translation>šķēršļi</translation>
    </message>
    <message>
        <source>places</source>
        <translation>vietas</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>zonas</translation>
    </message>
    <message>
        <source>{name} ({age} old)</source>
        <translation>{name} (vecums {age})</translation>
    </message>
</context>
<context>
    <name>AreaSheet</name>
    <message>
        <source>Bring in a pack</source>
        <translation>Ienest paku</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Pārbaudīt visu</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Apstiprinājumi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Download map pictures</source>
        <translation>Lejupielādēt kartes attēlus</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Saglabāt</translation>
    </message>
    <message>
        <source>No area pack yet. The map shows the two countries, their border and a grid.</source>
        <translation>Vēl nav nevienas apgabala pakas. Karte rāda abas valstis, to robežu un režģi.</translation>
    </message>
    <message>
        <source>The district</source>
        <translation>Apgabals</translation>
    </message>
    <message>
        <source>Use it in place</source>
        <translation>Lietot uz vietas</translation>
    </message>
    <message>
        <source>Where the brigade’s station is</source>
        <translation>Kur atrodas komandas depo</translation>
    </message>
    <message>
        <source>Where the brigade’s station is: distances are said from there</source>
        <translation>Kur atrodas komandas depo: attālumus skaita no turienes</translation>
    </message>
    <message>
        <source>a position first</source>
        <translation>vispirms koordinātas</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>copied and checked</source>
        <translation>nokopēta un pārbaudīta</translation>
    </message>
    <message>
        <source>every file</source>
        <translation>katru failu</translation>
    </message>
    <message>
        <source>from a stick or another disk</source>
        <translation>no zibatmiņas vai cita diska</translation>
    </message>
    <message>
        <source>from who allows it</source>
        <translation>no tā, kas to atļauj</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>saglabāts</translation>
    </message>
    <message>
        <source>of the border, a zone, a height</source>
        <translation>par robežu, zonu, augstumu</translation>
    </message>
    <message>
        <source>working</source>
        <translation>notiek darbs</translation>
    </message>
</context>
<context>
    <name>AreaStep</name>
    <message>
        <source>An area pack is a folder with the district in it. Without one you can fly, and know less.</source>
        <translation>Apgabala paka ir mape, kurā ir viss apgabals. Bez tās var lidot, tikai zināms ir mazāk.</translation>
    </message>
    <message>
        <source>Bring in a pack</source>
        <translation>Ienest paku</translation>
    </message>
    <message>
        <source>Your district</source>
        <translation>Jūsu apgabals</translation>
    </message>
    <message>
        <source>a place is typed as a position</source>
        <translation>vieta jāraksta kā koordinātas</translation>
    </message>
    <message>
        <source>from a stick or a folder</source>
        <translation>no zibatmiņas vai mapes</translation>
    </message>
    <message>
        <source>nobody warns of forbidden airspace</source>
        <translation>neviens nebrīdina par aizliegtu gaisa telpu</translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation>šajā datorā</translation>
    </message>
    <message>
        <source>plans do not follow the ground</source>
        <translation>plāni neseko reljefam</translation>
    </message>
    <message>
        <source>the map shows borders and a grid</source>
        <translation>karte rāda robežas un režģi</translation>
    </message>
    <message>
        <source>working</source>
        <translation>notiek darbs</translation>
    </message>
</context>
<context>
    <name>BasisForm</name>
    <message>
        <source>By which rules is it flown? It goes into the record.</source>
        <translation>Pēc kādiem noteikumiem lido? Tas paliek ierakstā.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>For the state</source>
        <translation>Valsts uzdevums</translation>
    </message>
    <message>
        <source>Institution that ordered it</source>
        <translation>Iestāde, kas to uzdevusi</translation>
    </message>
    <message>
        <source>Number of the authorisation</source>
        <translation>Atļaujas numurs</translation>
    </message>
    <message>
        <source>Open {part}</source>
        <translation>Atvērtā {part}</translation>
    </message>
    <message>
        <source>Specific</source>
        <translation>Specifiskā</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Lietot</translation>
    </message>
    <message>
        <source>When it was ordered</source>
        <translation>Kad tas uzdots</translation>
    </message>
    <message>
        <source>Who spoke for it</source>
        <translation>Kas tās vārdā</translation>
    </message>
    <message>
        <source>fill both in</source>
        <translation>aizpildiet abus</translation>
    </message>
    <message>
        <source>the number is needed</source>
        <translation>vajag numuru</translation>
    </message>
</context>
<context>
    <name>BatteryBar</name>
    <message>
        <source>Battery bar</source>
        <translation>Akumulatora josla</translation>
    </message>
    <message>
        <source>{spare} to stay, {home} to come home, {reserve} reserve</source>
        <translation>{spare} palikšanai, {home} atceļam, {reserve} rezervē</translation>
    </message>
</context>
<context>
    <name>BeforeTakeoff</name>
    <message numerus="yes">
        <source>%n satellites</source>
        <translation>
            <numerusform>%n satelīts</numerusform>
            <numerusform>%n satelīti</numerusform>
            <numerusform>%n satelītu</numerusform>
        </translation>
    </message>
    <message>
        <source>Area clear, 10 m around</source>
        <translation>Apkārt 10 m viss brīvs</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Before take-off</source>
        <translation>Pirms pacelšanās</translation>
    </message>
    <message>
        <source>Crew names are right</source>
        <translation>Apkalpes vārdi ir pareizi</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disks</translation>
    </message>
    <message>
        <source>Fence aboard</source>
        <translation>Ģeogrāfiskā robeža dronā</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Sākuma punkts</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Sakari</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>OVERRIDDEN by {name}: {reason}</source>
        <translation>APGĀJA {name}: {reason}</translation>
    </message>
    <message>
        <source>Observer in place</source>
        <translation>Novērotājs ir vietā</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Apiet</translation>
    </message>
    <message>
        <source>Plan aboard</source>
        <translation>Plāns dronā</translation>
    </message>
    <message>
        <source>Position fix</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>Propellers firm, no cracks</source>
        <translation>Propelleri cieši, bez plaisām</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Ieraksts</translation>
    </message>
    <message>
        <source>Take off &amp; search</source>
        <translation>Pacelties un meklēt</translation>
    </message>
    <message>
        <source>The crew sees</source>
        <translation>Pārbauda apkalpe</translation>
    </message>
    <message>
        <source>The machine sees</source>
        <translation>Pārbauda programma</translation>
    </message>
    <message>
        <source>being sent and read back</source>
        <translation>sūta un nolasa atpakaļ</translation>
    </message>
    <message>
        <source>flies the plan</source>
        <translation>lido pēc plāna</translation>
    </message>
    <message>
        <source>given by {name}</source>
        <translation>apgāja {name}</translation>
    </message>
    <message>
        <source>name and reason</source>
        <translation>vārds un iemesls</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drons nav dzirdams</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>vēl nav saņemts</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>nedarbojas</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>vēl nav noteikts</translation>
    </message>
    <message>
        <source>nothing blocks</source>
        <translation>nekas netraucē</translation>
    </message>
    <message>
        <source>people, wires, loose things</source>
        <translation>cilvēki, vadi, vieglas lietas</translation>
    </message>
    <message>
        <source>pilot and observer</source>
        <translation>pilots un novērotājs</translation>
    </message>
    <message>
        <source>running, both directions</source>
        <translation>darbojas abos virzienos</translation>
    </message>
    <message>
        <source>same as on screen</source>
        <translation>tāds pats kā ekrānā</translation>
    </message>
    <message>
        <source>sees the drone, talks to the pilot</source>
        <translation>redz dronu, runā ar pilotu</translation>
    </message>
    <message>
        <source>the plan has none</source>
        <translation>plānā tās nav</translation>
    </message>
    <message>
        <source>to the plan</source>
        <translation>pie plāna</translation>
    </message>
    <message>
        <source>turned each by hand</source>
        <translation>katrs pagriezts ar roku</translation>
    </message>
    <message>
        <source>where the drone stands</source>
        <translation>kur stāv drons</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>brīvi {size}</translation>
    </message>
</context>
<context>
    <name>BeginningWires</name>
    <message>
        <source>First training flight</source>
        <translation>Pirmais mācību lidojums</translation>
    </message>
    <message>
        <source>Training ground</source>
        <translation>Mācību laukums</translation>
    </message>
</context>
<context>
    <name>BigButton</name>
    <message>
        <source>SENT {age}</source>
        <translation>NOSŪTĪTS {age}</translation>
    </message>
    <message>
        <source>answered in {age}</source>
        <translation>atbilde pēc {age}</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>turēt</translation>
    </message>
    <message>
        <source>hold · {what}</source>
        <translation>turēt · {what}</translation>
    </message>
    <message>
        <source>keep holding</source>
        <translation>turiet vēl</translation>
    </message>
    <message>
        <source>keep holding: {whom}</source>
        <translation>turpiniet turēt: {whom}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>atteikts</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>atteikts: {why}</translation>
    </message>
    <message>
        <source>the drone answered</source>
        <translation>drons atbildēja</translation>
    </message>
</context>
<context>
    <name>BookletSheet</name>
    <message>
        <source>A guide, no legal advice. What is marked ▲ a lawyer of the country has yet to confirm.</source>
        <translation>Palīgs, nevis juridisks padoms. Ar ▲ atzīmēto vēl jāapstiprina attiecīgās valsts juristam.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Latvia and Lithuania: the differences</source>
        <translation>Latvija un Lietuva: atšķirības</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Nothing in the booklet answers to this.</source>
        <translation>Bukletā nav nekā tāda.</translation>
    </message>
    <message>
        <source>PDF of what is shown</source>
        <translation>PDF ar redzamo</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukāt</translation>
    </message>
    <message>
        <source>Search, in any language</source>
        <translation>Meklēt jebkurā valodā</translation>
    </message>
    <message>
        <source>nothing is shown</source>
        <translation>nekas nav parādīts</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>jāapstiprina</translation>
    </message>
</context>
<context>
    <name>Border</name>
    <message>
        <source>Crosses into {country} at {place}, after {along}; {beyond} beyond. No confirmation</source>
        <translation>Šķērso robežu ({country}) pie {place}, pēc {along}; {beyond} aiz robežas. Nav apstiprinājuma</translation>
    </message>
    <message>
        <source>Crosses into {country} at {place}, after {along}; {beyond} beyond. {who}, until {time}</source>
        <translation>Šķērso robežu ({country}) pie {place}, pēc {along}; {beyond} aiz robežas. {who}, līdz {time}</translation>
    </message>
</context>
<context>
    <name>BrigadeStep</name>
    <message>
        <source>In which country</source>
        <translation>Kurā valstī</translation>
    </message>
    <message>
        <source>It stands on reports and cards</source>
        <translation>Tas būs uz pārskatiem un kartītēm</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Kā to sauc</translation>
    </message>
    <message>
        <source>What the brigade is called</source>
        <translation>Kā sauc komandu</translation>
    </message>
    <message>
        <source>Where its station is: an address of the district, or a position such as 56.162, 25.747</source>
        <translation>Kur ir depo: apgabala adrese vai koordinātas, piemēram, 56.162, 25.747</translation>
    </message>
    <message>
        <source>Your brigade</source>
        <translation>Jūsu komanda</translation>
    </message>
</context>
<context>
    <name>BringingInWires</name>
    <message>
        <source>Bring in: alarm text, dispatch record, track, log of a drone, sealed incident</source>
        <translation>Ienest: trauksmes tekstu, dispečera ierakstu, maršrutu, drona žurnālu, aizzīmogotu notikumu</translation>
    </message>
    <message>
        <source>Open the incident first that {name} belongs to: one of your own.</source>
        <translation>Vispirms atveriet notikumu, pie kura pieder {name}: vienu no savējiem.</translation>
    </message>
    <message>
        <source>This alarm text fits no form alone. Open it as a new alarm and choose one there.</source>
        <translation>Šis trauksmes teksts neatbilst tikai vienai formai. Atveriet to kā jaunu trauksmi un izvēlieties tur.</translation>
    </message>
</context>
<context>
    <name>BundleInSheet</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n ieraksts</numerusform>
            <numerusform>%n ieraksti</numerusform>
            <numerusform>%n ierakstu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flights</source>
        <translation>
            <numerusform>%n lidojums</numerusform>
            <numerusform>%n lidojumi</numerusform>
            <numerusform>%n lidojumu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures and files</source>
        <translation>
            <numerusform>%n attēls vai datne</numerusform>
            <numerusform>%n attēli un datnes</numerusform>
            <numerusform>%n attēlu un datņu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n video</numerusform>
            <numerusform>%n video</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for it once more: on the way something happened to it.</source>
        <translation>Palūdziet to vēlreiz: ceļā ar to kaut kas notika.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Compare the key with the one they told you by telephone.</source>
        <translation>Salīdziniet atslēgu ar to, ko jums pateica pa tālruni.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>From</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Satur</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Notikums</translation>
    </message>
    <message>
        <source>It is being checked</source>
        <translation>Notiek pārbaude</translation>
    </message>
    <message>
        <source>It is not signed: nobody can say whose it is.</source>
        <translation>Tas nav parakstīts: neviens nevar pateikt, kam tas pieder.</translation>
    </message>
    <message>
        <source>It stands in the list of incidents, as it came. Nobody writes to it here.</source>
        <translation>Tas ir notikumu sarakstā, kāds atnāca. Šeit tajā neviens neraksta.</translation>
    </message>
    <message>
        <source>It took the place of an older one, which is kept. Nobody writes to it here.</source>
        <translation>Tas aizstāja vecāku, kas ir saglabāts. Šeit tajā neviens neraksta.</translation>
    </message>
    <message>
        <source>It was here already</source>
        <translation>Tas šeit jau bija</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Atslēga</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Veids</translation>
    </message>
    <message>
        <source>Not as it was sealed</source>
        <translation>Nav tāds, kāds tika aizzīmogots</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>Nav pieņemts</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Aizklāts</translation>
    </message>
    <message>
        <source>SIMULATED: an exercise</source>
        <translation>SIMULĀCIJA: mācības</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Aizzīmogots</translation>
    </message>
    <message>
        <source>Sealed incident</source>
        <translation>Aizzīmogots notikums</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pievienot</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Pieņemts</translation>
    </message>
    <message>
        <source>This holds no incident</source>
        <translation>Šeit nav neviena notikuma</translation>
    </message>
    <message>
        <source>Whole and unchanged</source>
        <translation>Neskarts un nemainīts</translation>
    </message>
    <message>
        <source>a copy; names, pictures or notes were taken out</source>
        <translation>kopija; izņemti vārdi, attēli vai piezīmes</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>none: nobody vouches for it</source>
        <translation>nav: neviens par to negalvo</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>pagaidiet</translation>
    </message>
    <message>
        <source>{day}, no. {n}</source>
        <translation>{day}, nr. {n}</translation>
    </message>
</context>
<context>
    <name>CameraDesk</name>
    <message>
        <source>the link is gone</source>
        <translation>sakari pārtrūkuši</translation>
    </message>
</context>
<context>
    <name>CameraStrip</name>
    <message>
        <source>Ahead</source>
        <translation>Uz priekšu</translation>
    </message>
    <message>
        <source>Choose the pictures</source>
        <translation>Izvēlēties attēlus</translation>
    </message>
    <message>
        <source>Colours, range and threshold</source>
        <translation>Krāsas, diapazons un slieksnis</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Lejup</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Siltums</translation>
    </message>
    <message>
        <source>Keep looking at the place under the cross</source>
        <translation>Turpināt skatīties uz vietu zem krusta</translation>
    </message>
    <message>
        <source>Lock on</source>
        <translation>Turēt</translation>
    </message>
    <message>
        <source>Look ahead, with the nose</source>
        <translation>Skatīties uz priekšu, kurp lido</translation>
    </message>
    <message>
        <source>Look straight down</source>
        <translation>Skatīties taisni lejup</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Tuvāk</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ierakstīt</translation>
    </message>
    <message>
        <source>Record video</source>
        <translation>Ierakstīt video</translation>
    </message>
    <message>
        <source>Show the other picture: {name}</source>
        <translation>Rādīt otru attēlu: {name}</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Beigt ierakstu</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Uzņemt foto</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Plašāk</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Tuvināt</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Tālināt</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>All events</source>
        <translation>Visi ieraksti</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Notikumu gaita</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>360 size-up</source>
        <translation>Apkārtskats 360</translation>
    </message>
    <message>
        <source>Along an edge, a road or a river.</source>
        <translation>Gar malu, ceļu vai upi.</translation>
    </message>
    <message>
        <source>Fire edge</source>
        <translation>Uguns mala</translation>
    </message>
    <message>
        <source>Look at smoke</source>
        <translation>Paskatīties dūmus</translation>
    </message>
    <message>
        <source>Missing person</source>
        <translation>Pazudusi persona</translation>
    </message>
    <message>
        <source>Once round a building, the camera on its roof.</source>
        <translation>Vienreiz apkārt ēkai, kamera uz jumtu.</translation>
    </message>
    <message>
        <source>Overwatch</source>
        <translation>Novērošana no gaisa</translation>
    </message>
    <message>
        <source>Search area</source>
        <translation>Meklēšanas zona</translation>
    </message>
    <message>
        <source>See all of an area.</source>
        <translation>Apskatīt visu zonu.</translation>
    </message>
    <message>
        <source>Stand upwind and keep the scene in view.</source>
        <translation>Stāvēt pret vēju un neizlaist vietu no acīm.</translation>
    </message>
    <message>
        <source>Two minutes upwind of it, then home.</source>
        <translation>Divas minūtes pret vēju, tad mājās.</translation>
    </message>
    <message>
        <source>Where somebody most likely is.</source>
        <translation>Kur cilvēks visticamāk ir.</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Above home</source>
        <translation>Virs sākuma punkta</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Grafiki</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>in order</source>
        <translation>kārtībā</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>nav kārtībā</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>gaida</translation>
    </message>
</context>
<context>
    <name>ClockEvidence</name>
    <message>
        <source>Nothing is known yet that speaks for a correction of this clock.</source>
        <translation>Pagaidām nekas neliecina, ka šis pulkstenis jālabo.</translation>
    </message>
    <message>
        <source>The drone&apos;s satellite time says</source>
        <translation>Drona satelītu laiks rāda</translation>
    </message>
    <message>
        <source>The tracks of trucks say</source>
        <translation>Automobiļu ceļi rāda</translation>
    </message>
    <message>
        <source>Use {offset}</source>
        <translation>Izmantot {offset}</translation>
    </message>
    <message numerus="yes">
        <source>messages compared: %n</source>
        <translation>
            <numerusform>salīdzināti ziņojumi: %n</numerusform>
            <numerusform>salīdzināti ziņojumi: %n</numerusform>
            <numerusform>salīdzināti ziņojumi: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>more than a week</source>
        <translation>vairāk nekā nedēļa</translation>
    </message>
    <message numerus="yes">
        <source>shared events: %n</source>
        <translation>
            <numerusform>kopīgi notikumi: %n</numerusform>
            <numerusform>kopīgi notikumi: %n</numerusform>
            <numerusform>kopīgi notikumi: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmationForm</name>
    <message>
        <source>A zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Flight height</source>
        <translation>Lidojuma augstums</translation>
    </message>
    <message>
        <source>Identifier of the zone</source>
        <translation>Zonas identifikators</translation>
    </message>
    <message>
        <source>New confirmation</source>
        <translation>Jauns apstiprinājums</translation>
    </message>
    <message>
        <source>Number, if there is one</source>
        <translation>Numurs, ja tāds ir</translation>
    </message>
    <message>
        <source>State border</source>
        <translation>Valsts robeža</translation>
    </message>
    <message>
        <source>To what was yes said?</source>
        <translation>Kas ir apstiprināts?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>Līdz kuram laikam?</translation>
    </message>
    <message>
        <source>Where does it hold?</source>
        <translation>Kur tas ir spēkā?</translation>
    </message>
    <message>
        <source>Who confirmed it?</source>
        <translation>Kas apstiprināja?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Pierakstīt</translation>
    </message>
    <message>
        <source>draw an area first</source>
        <translation>vispirms uzzīmējiet apgabalu</translation>
    </message>
    <message>
        <source>that hour is over</source>
        <translation>šis laiks jau ir pagājis</translation>
    </message>
    <message>
        <source>which zone?</source>
        <translation>kura zona?</translation>
    </message>
    <message>
        <source>who confirmed it?</source>
        <translation>kas apstiprināja?</translation>
    </message>
</context>
<context>
    <name>Confirmations</name>
    <message>
        <source>Flight height</source>
        <translation>Lidojuma augstums</translation>
    </message>
    <message>
        <source>State border</source>
        <translation>Valsts robeža</translation>
    </message>
    <message>
        <source>Zone {id}</source>
        <translation>Zona {id}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>beidzies</translation>
    </message>
    <message>
        <source>not yet valid</source>
        <translation>vēl nav spēkā</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>spēkā</translation>
    </message>
    <message>
        <source>withdrawn {time}</source>
        <translation>atsaukts {time}</translation>
    </message>
</context>
<context>
    <name>ConfirmationsSheet</name>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Apstiprinājumi</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Vairāk</translation>
    </message>
    <message>
        <source>New confirmation</source>
        <translation>Jauns apstiprinājums</translation>
    </message>
    <message>
        <source>Nobody has confirmed anything yet.</source>
        <translation>Vēl nekas nav apstiprināts.</translation>
    </message>
</context>
<context>
    <name>ConfirmingWires</name>
    <message>
        <source>Drawn area</source>
        <translation>Uzzīmētais apgabals</translation>
    </message>
    <message>
        <source>Whole district</source>
        <translation>Viss novads</translation>
    </message>
    <message>
        <source>Whole flight</source>
        <translation>Viss lidojums</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Address of the crew&apos;s station</source>
        <translation>Apkalpes stacijas adrese</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kods</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Savienot</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>On the crew&apos;s station: Train, second laptop, show a code. It shows the address and the code that belong here.</source>
        <translation>Apkalpes stacijā: Mācības, otrs dators, rādīt kodu. Tā rāda adresi un kodu, kas jāievada šeit.</translation>
    </message>
    <message>
        <source>Train a crew from this laptop</source>
        <translation>Mācīt apkalpi no šī datora</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>savienojas</translation>
    </message>
    <message>
        <source>eight digits</source>
        <translation>astoņi cipari</translation>
    </message>
    <message>
        <source>the address first</source>
        <translation>vispirms adrese</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Bring in</source>
        <translation>Ienest</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Grafiki</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Līknes</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Notikumi</translation>
    </message>
    <message>
        <source>Speed {times}</source>
        <translation>Ātrums {times}</translation>
    </message>
    <message>
        <source>no flight is attached</source>
        <translation>lidojums nav pievienots</translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message numerus="yes">
        <source>%n other faults before it</source>
        <translation>
            <numerusform>pirms tās vēl %n kļūda</numerusform>
            <numerusform>pirms tās vēl %n kļūdas</numerusform>
            <numerusform>pirms tās vēl %n kļūdu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n reizi</numerusform>
            <numerusform>%n reizes</numerusform>
            <numerusform>%n reižu</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Saglabāt ziņojumu</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Redzēju</translation>
    </message>
    <message>
        <source>no names, no places</source>
        <translation>bez vārdiem un vietām</translation>
    </message>
    <message>
        <source>{part} failed</source>
        <translation>{part}: kļūda</translation>
    </message>
</context>
<context>
    <name>CrewTable</name>
    <message>
        <source>Airborne after</source>
        <translation>Gaisā pēc</translation>
    </message>
    <message>
        <source>Battery at landing</source>
        <translation>Akumulators nosēžoties</translation>
    </message>
    <message>
        <source>First picture after</source>
        <translation>Pirmais attēls pēc</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Atrasts</translation>
    </message>
    <message>
        <source>Real crew</source>
        <translation>Īstā apkalpe</translation>
    </message>
    <message>
        <source>This crew</source>
        <translation>Šī apkalpe</translation>
    </message>
</context>
<context>
    <name>DebriefDesk</name>
    <message>
        <source>the disk</source>
        <translation>disks</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demo: the practice drone takes off by itself.</source>
        <translation>Demonstrācija: mācību drons paceļas pats.</translation>
    </message>
    <message>
        <source>Field by the Mēmele, Skaistkalne</source>
        <translation>Lauks pie Mēmeles, Skaistkalne</translation>
    </message>
    <message>
        <source>Grass fire</source>
        <translation>Kūlas ugunsgrēks</translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>Address</source>
        <translation>Adrese</translation>
    </message>
    <message>
        <source>Area, m²</source>
        <translation>Platība, m²</translation>
    </message>
    <message>
        <source>Coordinates in one text</source>
        <translation>Koordinātas vienā tekstā</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Apkalpe</translation>
    </message>
    <message>
        <source>Easting, metres</source>
        <translation>Austrumu koordināta, metri</translation>
    </message>
    <message>
        <source>Incident number</source>
        <translation>Notikuma numurs</translation>
    </message>
    <message>
        <source>Kind of unit</source>
        <translation>Vienības veids</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Ģeogrāfiskais platums</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Ģeogrāfiskais garums</translation>
    </message>
    <message>
        <source>Northing, metres</source>
        <translation>Ziemeļu koordināta, metri</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Piezīmes</translation>
    </message>
    <message>
        <source>Nothing tells which number is the northing. Which one is it?</source>
        <translation>Nekas nenorāda, kurš skaitlis ir ziemeļu koordināta. Kurš tas ir?</translation>
    </message>
    <message>
        <source>Several mappings fit. Which one is it?</source>
        <translation>Der vairāki kolonnu apraksti. Kurš ir īstais?</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Darbgrāmatas lapa</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Depo</translation>
    </message>
    <message>
        <source>The file holds several incidents. Which one is this?</source>
        <translation>Failā ir vairāki notikumi. Kurš ir šis?</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Vienība</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kas noticis</translation>
    </message>
    <message>
        <source>by content</source>
        <translation>pēc satura</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>pēc nosaukuma</translation>
    </message>
    <message>
        <source>by name and content</source>
        <translation>pēc nosaukuma un satura</translation>
    </message>
    <message>
        <source>by name, content differs</source>
        <translation>pēc nosaukuma, saturs atšķiras</translation>
    </message>
    <message>
        <source>is the northing: {place}</source>
        <translation>ir ziemeļu koordināta: {place}</translation>
    </message>
    <message>
        <source>not sure: {why}, {sure}</source>
        <translation>nav droši: {why}, {sure}</translation>
    </message>
</context>
<context>
    <name>DispatchDesk</name>
    <message>
        <source>Open an incident first: the dispatch times belong to one.</source>
        <translation>Vispirms atveriet notikumu: izsaukuma laiki pieder notikumam.</translation>
    </message>
</context>
<context>
    <name>DispatchSheet</name>
    <message numerus="yes">
        <source>%n more times are not shown here</source>
        <translation>
            <numerusform>vēl %n laiks te nav rādīts</numerusform>
            <numerusform>vēl %n laiki te nav rādīti</numerusform>
            <numerusform>vēl %n laiku te nav rādīts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other incidents stay out</source>
        <translation>
            <numerusform>%n cits notikums paliek ārpusē</numerusform>
            <numerusform>%n citi notikumi paliek ārpusē</numerusform>
            <numerusform>%n citu notikumu paliek ārpusē</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n rinda</numerusform>
            <numerusform>%n rindas</numerusform>
            <numerusform>%n rindu</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adrese</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Comes in</source>
        <translation>Tiek paņemts</translation>
    </message>
    <message>
        <source>Dispatch record</source>
        <translation>Izsaukuma ieraksts</translation>
    </message>
    <message>
        <source>Incident number</source>
        <translation>Notikuma numurs</translation>
    </message>
    <message>
        <source>Make a mapping</source>
        <translation>Aprakstīt kolonnas</translation>
    </message>
    <message>
        <source>No mapping knows the columns of this file. Say once what they mean, and it is read.</source>
        <translation>Šī faila kolonnas vēl nav zināmas. Pasakiet vienreiz, ko tās nozīmē, un failu varēs nolasīt.</translation>
    </message>
    <message>
        <source>Nothing is doubtful</source>
        <translation>Nekas nav šaubīgs</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Row {row}: {what}</source>
        <translation>{row}. rinda: {what}</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pievienot</translation>
    </message>
    <message numerus="yes">
        <source>Take in without %n rows</source>
        <translation>
            <numerusform>Paņemt bez %n rindas</numerusform>
            <numerusform>Paņemt bez %n rindām</numerusform>
            <numerusform>Paņemt bez %n rindām</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in without row {row}</source>
        <translation>Paņemt bez {row}. rindas</translation>
    </message>
    <message>
        <source>Take in without rows {rows}</source>
        <translation>Paņemt bez rindām {rows}</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Jāapskata</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kas noticis</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>call at {time}</source>
        <translation>izsaukums {time}</translation>
    </message>
    <message>
        <source>no table</source>
        <translation>nav tabula</translation>
    </message>
    <message>
        <source>none in the file</source>
        <translation>failā nav</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nav zināms</translation>
    </message>
    <message>
        <source>nothing to take in</source>
        <translation>nav ko paņemt</translation>
    </message>
    <message>
        <source>read as {mapping}</source>
        <translation>lasīts kā {mapping}</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>lasa …</translation>
    </message>
    <message>
        <source>say what each column means</source>
        <translation>ko nozīmē katra kolonna</translation>
    </message>
    <message>
        <source>times of {zone}</source>
        <translation>laika josla {zone}</translation>
    </message>
</context>
<context>
    <name>DispatchTimes</name>
    <message>
        <source>As written</source>
        <translation>Kā rakstīts</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Vietējais laiks</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rinda</translation>
    </message>
    <message>
        <source>Times of the dispatch record</source>
        <translation>Izsaukuma ieraksta laiki</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Vienība</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kas</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message numerus="yes">
        <source>%n picture(s) are missing.</source>
        <translation>
            <numerusform>Trūkst %n attēla.</numerusform>
            <numerusform>Trūkst %n attēlu.</numerusform>
            <numerusform>Trūkst %n attēlu.</numerusform>
        </translation>
    </message>
    <message>
        <source>OpenStreetMap forbids copies of areas</source>
        <translation>OpenStreetMap neatļauj kopēt apgabalus</translation>
    </message>
    <message>
        <source>Stopped; what came is kept.</source>
        <translation>Apturēts; saņemtais ir saglabāts.</translation>
    </message>
    <message>
        <source>The map is here, and needs no network any more.</source>
        <translation>Karte ir šeit, un tīkls tai vairs nav vajadzīgs.</translation>
    </message>
    <message>
        <source>The map is here, but not all of it could be had.</source>
        <translation>Karte ir šeit, bet ne visu varēja saņemt.</translation>
    </message>
    <message>
        <source>The network is gone; what came is kept.</source>
        <translation>Tīkla vairs nav; saņemtais ir saglabāts.</translation>
    </message>
    <message>
        <source>The provider is busy: go on in an hour.</source>
        <translation>Piegādātājs ir aizņemts: turpiniet pēc stundas.</translation>
    </message>
    <message>
        <source>The provider refuses: are address and key right?</source>
        <translation>Piegādātājs atsakās: vai adrese un atslēga ir pareizas?</translation>
    </message>
    <message>
        <source>The provider sends no pictures: is there a login page in this network?</source>
        <translation>Piegādātājs nesūta attēlus: vai šajā tīklā ir pieteikšanās lapa?</translation>
    </message>
    <message>
        <source>its key is missing</source>
        <translation>trūkst tā atslēgas</translation>
    </message>
    <message>
        <source>nobody is named who allowed it</source>
        <translation>nav norādīts, kas to atļāva</translation>
    </message>
    <message>
        <source>not allowed yet: ask the provider</source>
        <translation>vēl nav atļauts: jautājiet piegādātājam</translation>
    </message>
</context>
<context>
    <name>DownloadSheet</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n attēls</numerusform>
            <numerusform>%n attēli</numerusform>
            <numerusform>%n attēlu</numerusform>
        </translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Atļāva</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Platība</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>Atjaunināt</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Lejupielādēt</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>No kā</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Turpināt</translation>
    </message>
    <message>
        <source>How fine</source>
        <translation>Cik sīki</translation>
    </message>
    <message>
        <source>How much is here</source>
        <translation>Cik daudz jau ir</translation>
    </message>
    <message>
        <source>Map pictures for {area}</source>
        <translation>Kartes attēli: {area}</translation>
    </message>
    <message>
        <source>No provider is listed yet. Who sells or lends you maps must allow a copy on this laptop; then the provider is written into tile_providers.toml.</source>
        <translation>Vēl nav neviena piegādātāja. Tam, kas jums pārdod vai dod kartes, jāatļauj kopija šajā datorā; tad piegādātāju ieraksta failā tile_providers.toml.</translation>
    </message>
    <message>
        <source>Paths and houses</source>
        <translation>Takas un mājas</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Paused at {share}.</source>
        <translation>Pauze pie {share}.</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>Ceļi</translation>
    </message>
    <message>
        <source>Single trees</source>
        <translation>Atsevišķi koki</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Apturēt</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Jālejupielādē</translation>
    </message>
    <message>
        <source>Use what came</source>
        <translation>Izmantot saņemto</translation>
    </message>
    <message>
        <source>What came is on the map now. Go on when there is network again.</source>
        <translation>Saņemtais tagad ir kartē. Turpiniet, kad atkal būs tīkls.</translation>
    </message>
    <message>
        <source>choose from whom</source>
        <translation>izvēlieties, no kā</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>skaita</translation>
    </message>
    <message>
        <source>not that fine</source>
        <translation>tik sīki nav</translation>
    </message>
    <message>
        <source>too much: choose less fine</source>
        <translation>par daudz: izvēlieties mazāk sīku</translation>
    </message>
    <message>
        <source>{count}, about {size}</source>
        <translation>{count}, apmēram {size}</translation>
    </message>
    <message>
        <source>{share} is here, {size} came now.</source>
        <translation>{share} jau ir, tagad saņemti {size}.</translation>
    </message>
</context>
<context>
    <name>DownloadingWires</name>
    <message>
        <source>the drawn area</source>
        <translation>iezīmētais apgabals</translation>
    </message>
    <message>
        <source>what the map shows</source>
        <translation>tas, ko rāda karte</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>The line has to go right through the area.</source>
        <translation>Līnijai jāiet cauri visai zonai.</translation>
    </message>
</context>
<context>
    <name>DroneStep</name>
    <message>
        <source>A network</source>
        <translation>Tīkls</translation>
    </message>
    <message>
        <source>A radio on USB</source>
        <translation>USB radio</translation>
    </message>
    <message>
        <source>Later: press Link in the bar at the top.</source>
        <translation>Vēlāk: nospiediet Sakari augšējā joslā.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Vēl nav</translation>
    </message>
    <message>
        <source>Nothing is connected now. It is at the next start, or when you press Link at the top.</source>
        <translation>Tagad nekas netiek savienots. Tas notiks nākamajā palaišanā vai tad, kad augšā nospiedīsiet Sakari.</translation>
    </message>
    <message>
        <source>The port of the radio and its speed, as serial:PORT:SPEED</source>
        <translation>Radio ports un ātrums šādi: serial:PORTS:ĀTRUMS</translation>
    </message>
    <message>
        <source>The telemetry radio that came with the drone.</source>
        <translation>Telemetrijas radio no drona komplekta.</translation>
    </message>
    <message>
        <source>Training only. The drone that is not there is always here.</source>
        <translation>Tikai mācības. Drons, kura nav, vienmēr ir šeit.</translation>
    </message>
    <message>
        <source>Where the drone is heard, as udp:ADDRESS:PORT or tcp:ADDRESS:PORT</source>
        <translation>Kur dronu dzird: udp:ADRESE:PORTS vai tcp:ADRESE:PORTS</translation>
    </message>
    <message>
        <source>Wi-Fi, a cable, or a program that passes the link on.</source>
        <translation>Wi-Fi, kabelis vai programma, kas nodod sakarus tālāk.</translation>
    </message>
    <message>
        <source>Your drone</source>
        <translation>Jūsu drons</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>nav adrese</translation>
    </message>
</context>
<context>
    <name>EditStrip</name>
    <message>
        <source>Cut</source>
        <translation>Pārgriezt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>Zīmēt no jauna</translation>
    </message>
    <message>
        <source>Enter does the same</source>
        <translation>tas pats ar Enter</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>No-fly area</source>
        <translation>Aizliegtā zona</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Izņemt</translation>
    </message>
    <message>
        <source>The other part</source>
        <translation>Otra daļa</translation>
    </message>
    <message>
        <source>a line across the area</source>
        <translation>līnija pāri zonai</translation>
    </message>
    <message>
        <source>draw a line across</source>
        <translation>ar līniju pāri</translation>
    </message>
    <message>
        <source>from the first corner</source>
        <translation>no pirmā stūra</translation>
    </message>
    <message>
        <source>keep that one instead</source>
        <translation>paturēt to</translation>
    </message>
    <message>
        <source>never flown over</source>
        <translation>pāri nelido</translation>
    </message>
    <message>
        <source>no area yet</source>
        <translation>zonas vēl nav</translation>
    </message>
    <message>
        <source>tap a no-fly area</source>
        <translation>pieskarieties zonai</translation>
    </message>
    <message>
        <source>this no-fly area</source>
        <translation>šo aizliegto zonu</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Press to put it away</source>
        <translation>Nospiediet, lai aizvērtu</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>atrasts %n</numerusform>
            <numerusform>atrasti %n</numerusform>
            <numerusform>atrasts %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Trauksmes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Izsaukums</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Notikumu gaita</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Atradumi</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>Lidojums</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Iet turp</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Piezīmes</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nekas nav atrasts.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Meklēt</translation>
    </message>
    <message>
        <source>Search: a time, a number, a word</source>
        <translation>Meklēt: laiks, numurs, vārds</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>Automašīnas</translation>
    </message>
    <message>
        <source>nothing is found</source>
        <translation>nekas nav atrasts</translation>
    </message>
</context>
<context>
    <name>ExerciseAbout</name>
    <message>
        <source>A drone that is not there, flown on the Fly page like the real one, over the same kind of link, and recorded the same way. While it runs, no real drone can be connected.</source>
        <translation>Drons, kura nav: ar to lido Lidojuma lapā kā ar īsto, pa tādu pašu savienojumu, un tāpat to ieraksta. Kamēr tas darbojas, īsto dronu pieslēgt nevar.</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Izsaukums</translation>
    </message>
    <message>
        <source>At the incident</source>
        <translation>Notikuma vietā</translation>
    </message>
    <message>
        <source>For the trainer</source>
        <translation>Instruktoram</translation>
    </message>
    <message>
        <source>How fast time goes</source>
        <translation>Cik ātri rit laiks</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kad</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Kur tas stāv</translation>
    </message>
    <message>
        <source>Where the map looks</source>
        <translation>Kur skatās karte</translation>
    </message>
    <message>
        <source>as in life</source>
        <translation>kā dzīvē</translation>
    </message>
    <message>
        <source>for a whole search</source>
        <translation>visai meklēšanai</translation>
    </message>
    <message>
        <source>in a hurry</source>
        <translation>steigā</translation>
    </message>
    <message>
        <source>its middle</source>
        <translation>tās vidus</translation>
    </message>
    <message>
        <source>no incident is open</source>
        <translation>nav atvērta notikuma</translation>
    </message>
    <message>
        <source>not with SITL</source>
        <translation>ar SITL nevar</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} no {side}</translation>
    </message>
</context>
<context>
    <name>ExerciseHead</name>
    <message>
        <source>LOST {age}</source>
        <translation>ZUDIS {age}</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>Vēl nekas nav dzirdēts</translation>
    </message>
    <message>
        <source>battery {percent}</source>
        <translation>baterija {percent}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>savienots</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>savienojas</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nav sākts</translation>
    </message>
    <message>
        <source>{clock} FROZEN</source>
        <translation>{clock} APTURĒTS</translation>
    </message>
    <message>
        <source>{clock} over</source>
        <translation>{clock} beigas</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virs zemes</translation>
    </message>
</context>
<context>
    <name>ExerciseList</name>
    <message>
        <source>Exercises</source>
        <translation>Mācības</translation>
    </message>
</context>
<context>
    <name>Exercises</name>
    <message>
        <source>Free practice</source>
        <translation>Brīvs treniņš</translation>
    </message>
    <message>
        <source>day</source>
        <translation>diena</translation>
    </message>
    <message>
        <source>night</source>
        <translation>nakts</translation>
    </message>
    <message>
        <source>no task, no end</source>
        <translation>bez uzdevuma, bez beigām</translation>
    </message>
</context>
<context>
    <name>FailingWires</name>
    <message>
        <source>Saved: {file} in {folder}</source>
        <translation>Saglabāts: {file} mapē {folder}</translation>
    </message>
    <message>
        <source>The report could not be written: {why}</source>
        <translation>Ziņojumu nevarēja saglabāt: {why}</translation>
    </message>
</context>
<context>
    <name>FaultBoard</name>
    <message>
        <source>All in order</source>
        <translation>Viss kārtībā</translation>
    </message>
    <message>
        <source>Fire jumps</source>
        <translation>Uguns pārlec</translation>
    </message>
    <message>
        <source>Turn the wind, now from {side}</source>
        <translation>Pagriezt vēju, tagad no {side}</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vējš</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>darbojas</translation>
    </message>
    <message>
        <source>off</source>
        <translation>izslēgts</translation>
    </message>
    <message>
        <source>show where</source>
        <translation>rādiet, kur</translation>
    </message>
    <message>
        <source>your hand</source>
        <translation>jūsu rokās</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} no {side}</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Fast drain</source>
        <translation>Strauji izlādējas</translation>
    </message>
    <message>
        <source>Led astray</source>
        <translation>Nobīdās pozīcija</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Zūd sakari</translation>
    </message>
    <message>
        <source>Low battery</source>
        <translation>Zems akumulators</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Zūd pozīcija</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Zūd pults</translation>
    </message>
    <message>
        <source>Twin drone</source>
        <translation>Dubultnieks</translation>
    </message>
    <message>
        <source>Weak motor</source>
        <translation>Vājš dzinējs</translation>
    </message>
</context>
<context>
    <name>FieldChooser</name>
    <message>
        <source>Above home</source>
        <translation>Virs sākuma punkta</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Līknes</translation>
    </message>
    <message>
        <source>Height and battery</source>
        <translation>Augstums un akumulators</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nekas nav izvēlēts</translation>
    </message>
    <message>
        <source>Numbers of the recordings</source>
        <translation>Ierakstu skaitļi</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Meklēt</translation>
    </message>
    <message>
        <source>Search: alt, vibration, battery voltage</source>
        <translation>Meklēt: alt, vibration, battery voltage</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>Rādīt līknes</translation>
    </message>
    <message>
        <source>The recordings are being read…</source>
        <translation>Ierakstus lasa…</translation>
    </message>
    <message>
        <source>choose one to four</source>
        <translation>izvēlieties no vienas līdz četrām</translation>
    </message>
    <message>
        <source>{names}. Four is the most: give up one to choose another</source>
        <translation>{names}. Vairāk par četrām nevar: atsakieties no vienas, lai izvēlētos citu</translation>
    </message>
</context>
<context>
    <name>FindSheet</name>
    <message>
        <source>Copied</source>
        <translation>Nokopēts</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopēt</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Grādi</translation>
    </message>
    <message>
        <source>Degrees and minutes</source>
        <translation>Grādi un minūtes</translation>
    </message>
    <message>
        <source>Degrees, minutes, seconds</source>
        <translation>Grādi, minūtes, sekundes</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Atrast vietu</translation>
    </message>
    <message>
        <source>Take the pin away</source>
        <translation>Noņemt atzīmi</translation>
    </message>
    <message>
        <source>To the map</source>
        <translation>Uz karti</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>visas</translation>
    </message>
    <message>
        <source>find a place first</source>
        <translation>vispirms atrodiet vietu</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Show</source>
        <translation>Rādīt</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>A low battery does not bring it home</source>
        <translation>Tukša baterija to neatved mājās</translation>
    </message>
    <message>
        <source>A mistake in the file</source>
        <translation>Kļūda datnē</translation>
    </message>
    <message>
        <source>A part of the plan has no waypoints</source>
        <translation>Plāna daļai nav punktu</translation>
    </message>
    <message>
        <source>A rally point is outside the fence</source>
        <translation>Pulcēšanās punkts ir ārpus žoga</translation>
    </message>
    <message>
        <source>At the fence the drone only says so: {name} is 0</source>
        <translation>Pie žoga drons to tikai pasaka: {name} ir 0</translation>
    </message>
    <message>
        <source>At {height}, and the fence ends at {ceiling}</source>
        <translation>{height} augstumā, bet žogs beidzas {ceiling}</translation>
    </message>
    <message>
        <source>At {height}: trees and wires reach {limit_height}</source>
        <translation>{height} augstumā: koki un vadi sniedzas līdz {limit_height}</translation>
    </message>
    <message>
        <source>At {place}, {beyond} beyond: keep to this side, or ask the neighbour first</source>
        <translation>Pie {place}, {beyond} aiz robežas: palieciet šajā pusē vai vispirms jautājiet kaimiņiem</translation>
    </message>
    <message>
        <source>At {place}, {beyond} beyond; {who}, until {until}</source>
        <translation>Pie {place}, {beyond} aiz robežas; {who}, līdz {until}</translation>
    </message>
    <message>
        <source>At {place}; {who}, until {until}</source>
        <translation>Pie {place}; {who}, līdz {until}</translation>
    </message>
    <message>
        <source>Below {length}, {share} of the way, flat ground is assumed</source>
        <translation>Zem {length}, {share} ceļa, pieņemta līdzena zeme</translation>
    </message>
    <message>
        <source>Below {share} of them: look for hills, masts and trees</source>
        <translation>Zem {share} no tiem: uzmanieties no pauguriem, mastiem un kokiem</translation>
    </message>
    <message>
        <source>Beyond {limit_far} the drone is not seen, nor always heard</source>
        <translation>Tālāk par {limit_far} dronu neredz un ne vienmēr dzird</translation>
    </message>
    <message>
        <source>Connect the drone, or wait for its position</source>
        <translation>Savienojiet dronu vai pagaidiet tā pozīciju</translation>
    </message>
    <message>
        <source>Count all of them from home, in the program that made it</source>
        <translation>Skaitiet tos visus no mājas punkta programmā, kurā plāns tapa</translation>
    </message>
    <message>
        <source>Draw a fence round it</source>
        <translation>Apvilkt ģeogrāfisko robežu</translation>
    </message>
    <message>
        <source>Draw a larger area</source>
        <translation>Uzzīmējiet lielāku zonu</translation>
    </message>
    <message>
        <source>Flat ground is assumed: look for hills, masts and trees</source>
        <translation>Pieņemta līdzena zeme: uzmanieties no pauguriem, mastiem un kokiem</translation>
    </message>
    <message>
        <source>Fly round it</source>
        <translation>Aplidot to</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Aizliegts</translation>
    </message>
    <message>
        <source>From waypoint {where}, at {place}, {beyond} beyond: start elsewhere, or ask first</source>
        <translation>No {where}. punkta, pie {place}, {beyond} aiz robežas: sāciet citur vai vispirms jautājiet</translation>
    </message>
    <message>
        <source>Heights of several kinds in one plan</source>
        <translation>Vienā plānā ir vairāku veidu augstumi</translation>
    </message>
    <message>
        <source>Home is not known yet</source>
        <translation>Sākuma punkts vēl nav zināms</translation>
    </message>
    <message>
        <source>Home is outside the fence</source>
        <translation>Sākuma punkts ir ārpus ģeogrāfiskās robežas</translation>
    </message>
    <message>
        <source>It comes home above its fence</source>
        <translation>Mājup tas lido virs žoga</translation>
    </message>
    <message>
        <source>It comes home low</source>
        <translation>Mājup tas lido zemu</translation>
    </message>
    <message>
        <source>It flies over a no-fly area</source>
        <translation>Lido pāri aizliegtai zonai</translation>
    </message>
    <message>
        <source>It is out of reach</source>
        <translation>Tas nav sasniedzams</translation>
    </message>
    <message>
        <source>It is {top} high, the drone {clear} above its top</source>
        <translation>Tas ir {top} augsts, drons {clear} virs tā</translation>
    </message>
    <message>
        <source>It listens for station {watched}, we are {ours}</source>
        <translation>Tas klausās staciju {watched}, mēs esam {ours}</translation>
    </message>
    <message>
        <source>It takes {batteries} batteries</source>
        <translation>Vajadzīgi akumulatori: {batteries}</translation>
    </message>
    <message>
        <source>Item {where} is below home</source>
        <translation>{where}. punkts ir zemāk par mājas punktu</translation>
    </message>
    <message>
        <source>Item {where} jumps back without an end</source>
        <translation>{where}. punkts lec atpakaļ bez gala</translation>
    </message>
    <message>
        <source>Item {where} jumps to itself</source>
        <translation>{where}. punkts lec pats uz sevi</translation>
    </message>
    <message>
        <source>Item {where} jumps to nowhere</source>
        <translation>{where}. punkts lec uz nekurieni</translation>
    </message>
    <message>
        <source>Its ceiling is {ceiling}</source>
        <translation>Tās griesti ir {ceiling}</translation>
    </message>
    <message>
        <source>Its height above the sea is less than that of home</source>
        <translation>Tā augstums virs jūras ir mazāks nekā mājas punktam</translation>
    </message>
    <message>
        <source>Latitude 0, longitude 0: a mistake in the file</source>
        <translation>Platums 0, garums 0: kļūda failā</translation>
    </message>
    <message>
        <source>Latitude and longitude are swapped</source>
        <translation>Platums un garums ir samainīti</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Leg {where} crosses into {country}</source>
        <translation>{where}. posms šķērso robežu: {country}</translation>
    </message>
    <message>
        <source>Leg {where} crosses into {country}, with consent</source>
        <translation>{where}. posms šķērso robežu: {country}, ar piekrišanu</translation>
    </message>
    <message>
        <source>Leg {where} flies in {zone}</source>
        <translation>{where}. posms lido zonā {zone}</translation>
    </message>
    <message>
        <source>Leg {where} flies in {zone}, with consent</source>
        <translation>{where}. posms lido zonā {zone}, ar piekrišanu</translation>
    </message>
    <message>
        <source>Leg {where} is above the limit, with consent</source>
        <translation>{where}. posms ir virs robežas, ar piekrišanu</translation>
    </message>
    <message>
        <source>Leg {where} is low</source>
        <translation>{where}. posms ir zems</translation>
    </message>
    <message>
        <source>Leg {where} is too high</source>
        <translation>{where}. posms ir par augstu</translation>
    </message>
    <message>
        <source>Leg {where} leaves the fence</source>
        <translation>{where}. posms iziet ārpus ģeogrāfiskās robežas</translation>
    </message>
    <message>
        <source>Leg {where} meets the ground</source>
        <translation>{where}. posms skar zemi</translation>
    </message>
    <message>
        <source>Leg {where} meets {obstacle}</source>
        <translation>{where}. posms skar šķērsli: {obstacle}</translation>
    </message>
    <message>
        <source>Leg {where} passes close over {obstacle}</source>
        <translation>{where}. posms ir tuvu virs šķēršļa: {obstacle}</translation>
    </message>
    <message>
        <source>Leg {where} passes {obstacle}</source>
        <translation>{where}. posms iet garām šķērslim: {obstacle}</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Load the file of zones; without it nobody knows</source>
        <translation>Ielādējiet zonu failu; bez tā neviens nezina</translation>
    </message>
    <message>
        <source>Lower to {limit_height}</source>
        <translation>Nolaist līdz {limit_height}</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Labot</translation>
    </message>
    <message>
        <source>No zone is in the way</source>
        <translation>Ceļā nav nevienas zonas</translation>
    </message>
    <message>
        <source>No zones of {zone_country} are loaded</source>
        <translation>Zonas nav ielādētas: {zone_country}</translation>
    </message>
    <message>
        <source>Nobody knows how high it is: fly round it</source>
        <translation>Neviens nezina, cik tas augsts: aplidojiet to</translation>
    </message>
    <message>
        <source>Not known what it does by itself</source>
        <translation>Nav zināms, ko tas darīs pats</translation>
    </message>
    <message>
        <source>Not restricted</source>
        <translation>Nav ierobežots</translation>
    </message>
    <message>
        <source>Not the same place: mistyped coordinates?</source>
        <translation>Cita vieta: kļūda koordinātās?</translation>
    </message>
    <message>
        <source>Nothing holds the drone back by itself</source>
        <translation>Nekas pats dronu neaptur</translation>
    </message>
    <message>
        <source>On a slope that is not the flight from home we would fly</source>
        <translation>Nogāzē tas nav lidojums, ko mēs veiktu no mājas punkta</translation>
    </message>
    <message>
        <source>On its way there the drone would turn back</source>
        <translation>Ceļā uz turieni drons grieztos atpakaļ</translation>
    </message>
    <message>
        <source>Only with U-space services</source>
        <translation>Tikai ar U-space pakalpojumiem</translation>
    </message>
    <message>
        <source>Only with a permit</source>
        <translation>Tikai ar atļauju</translation>
    </message>
    <message>
        <source>Raise all legs</source>
        <translation>Pacelt visus posmus</translation>
    </message>
    <message>
        <source>Raise this leg by {lift}</source>
        <translation>Pacelt šo posmu par {lift}</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Ierobežots</translation>
    </message>
    <message>
        <source>Search less, start nearer, or bring more batteries</source>
        <translation>Meklējiet mazāk, sāciet tuvāk vai ņemiet vairāk akumulatoru</translation>
    </message>
    <message>
        <source>Swap them</source>
        <translation>Samainīt</translation>
    </message>
    <message>
        <source>The drone could not come home</source>
        <translation>Drons nevarētu atgriezties</translation>
    </message>
    <message>
        <source>The drone goes out of sight</source>
        <translation>Drons nonāk ārpus redzamības</translation>
    </message>
    <message>
        <source>The drone has no {name}</source>
        <translation>Dronam nav {name}</translation>
    </message>
    <message>
        <source>The drone waits for another laptop</source>
        <translation>Drons gaida citu datoru</translation>
    </message>
    <message>
        <source>The drone would turn back there</source>
        <translation>Drons tur grieztos atpakaļ</translation>
    </message>
    <message>
        <source>The fence does not hold it back</source>
        <translation>Žogs to neaptur</translation>
    </message>
    <message>
        <source>The fence is not an area</source>
        <translation>Ģeogrāfiskā robeža nav zona</translation>
    </message>
    <message>
        <source>The fence reaches into {zone}</source>
        <translation>Ģeogrāfiskā robeža iesniedzas zonā {zone}</translation>
    </message>
    <message>
        <source>The file of zones has no date of its own</source>
        <translation>Zonu failam nav sava datuma</translation>
    </message>
    <message>
        <source>The file of zones is not valid at that hour</source>
        <translation>Zonu fails tajā stundā nav spēkā</translation>
    </message>
    <message>
        <source>The file of zones is {age} old</source>
        <translation>Zonu fails ir {age} vecs</translation>
    </message>
    <message>
        <source>The ground is not known all the way</source>
        <translation>Zeme nav zināma visā ceļā</translation>
    </message>
    <message>
        <source>The ground is not known on the ways home</source>
        <translation>Zeme nav zināma ceļos mājup</translation>
    </message>
    <message>
        <source>The ground’s height is not known</source>
        <translation>Zemes augstums nav zināms</translation>
    </message>
    <message>
        <source>The heights are counted from the ground</source>
        <translation>Augstumi ir skaitīti no zemes</translation>
    </message>
    <message>
        <source>The heights were counted from the sea</source>
        <translation>Augstumi bija skaitīti no jūras līmeņa</translation>
    </message>
    <message>
        <source>The hour of the flight is not known</source>
        <translation>Lidojuma stunda nav zināma</translation>
    </message>
    <message>
        <source>The jump of item {where} is left out</source>
        <translation>{where}. punkta lēciens ir izlaists</translation>
    </message>
    <message>
        <source>The plan has no fence</source>
        <translation>Plānā nav ģeogrāfiskās robežas</translation>
    </message>
    <message>
        <source>The plan is too long for the drone</source>
        <translation>Plāns dronam ir par garu</translation>
    </message>
    <message>
        <source>The plan leads nowhere</source>
        <translation>Plāns nekur neved</translation>
    </message>
    <message>
        <source>The state border is near</source>
        <translation>Valsts robeža ir tuvu</translation>
    </message>
    <message>
        <source>The straight way home crosses into {country}</source>
        <translation>Taisnais ceļš mājup šķērso robežu: {country}</translation>
    </message>
    <message>
        <source>The straight way home crosses into {country}, with consent</source>
        <translation>Taisnais ceļš mājup šķērso robežu: {country}, ar piekrišanu</translation>
    </message>
    <message>
        <source>The way home from waypoint {where} is low</source>
        <translation>Ceļš mājup no {where}. punkta ir zems</translation>
    </message>
    <message>
        <source>The way there and back empties the battery: start nearer</source>
        <translation>Ceļš turp un atpakaļ iztukšo akumulatoru: pacelieties tuvāk</translation>
    </message>
    <message>
        <source>The wind is too strong</source>
        <translation>Vējš ir par stipru</translation>
    </message>
    <message>
        <source>They are not checked: load its file</source>
        <translation>Tās nav pārbaudītas: ielādējiet failu</translation>
    </message>
    <message>
        <source>They are right only where home was planned</source>
        <translation>Tie ir pareizi tikai tur, kur bija plānots mājas punkts</translation>
    </message>
    <message>
        <source>Under conditions</source>
        <translation>Ar nosacījumiem</translation>
    </message>
    <message>
        <source>Waypoint {where} is above the fence</source>
        <translation>{where}. punkts ir virs ģeogrāfiskās robežas</translation>
    </message>
    <message>
        <source>Waypoint {where} is near the fence</source>
        <translation>{where}. punkts ir tuvu žogam</translation>
    </message>
    <message>
        <source>Waypoint {where} is {distance} away</source>
        <translation>Līdz {where}. punktam ir {distance}</translation>
    </message>
    <message>
        <source>Waypoint {where} is {distance} away; swapped it is here</source>
        <translation>Līdz {where}. punktam ir {distance}; samainot tas ir šeit</translation>
    </message>
    <message>
        <source>Waypoint {where} lies in the Atlantic</source>
        <translation>{where}. punkts ir Atlantijas okeānā</translation>
    </message>
    <message>
        <source>What lies between is flown once</source>
        <translation>Kas ir pa vidu, tiek nolidots vienreiz</translation>
    </message>
    <message>
        <source>What lies between would be flown once</source>
        <translation>Kas ir pa vidu, tiktu nolidots vienreiz</translation>
    </message>
    <message>
        <source>When the laptop falls silent: {name} is 0 in the drone</source>
        <translation>Kad dators apklust: {name} dronā ir 0</translation>
    </message>
    <message>
        <source>When the remote control falls silent: {name} is 0</source>
        <translation>Kad pults apklust: {name} ir 0</translation>
    </message>
    <message>
        <source>Without its position it does not land</source>
        <translation>Bez pozīcijas tas nenosēžas</translation>
    </message>
    <message>
        <source>Without the laptop the drone flies on</source>
        <translation>Bez datora drons lido tālāk</translation>
    </message>
    <message>
        <source>Without the remote control the drone flies on</source>
        <translation>Bez tālvadības pults drons lido tālāk</translation>
    </message>
    <message>
        <source>Zones of the air are not checked</source>
        <translation>Gaisa telpas zonas nav pārbaudītas</translation>
    </message>
    <message>
        <source>Zones with hours are not evaluated</source>
        <translation>Zonas ar laikiem nav novērtētas</translation>
    </message>
    <message>
        <source>a zone</source>
        <translation>zona</translation>
    </message>
    <message>
        <source>an obstacle</source>
        <translation>šķērslis</translation>
    </message>
    <message>
        <source>another country</source>
        <translation>cita valsts</translation>
    </message>
    <message>
        <source>battery and wind</source>
        <translation>akumulators un vējš</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>ģeogrāfiskā robeža</translation>
    </message>
    <message>
        <source>heights</source>
        <translation>augstumi</translation>
    </message>
    <message>
        <source>no ceiling</source>
        <translation>bez augšējās robežas</translation>
    </message>
    <message>
        <source>no-fly areas</source>
        <translation>aizliegtās zonas</translation>
    </message>
    <message>
        <source>nobody knows whether it is active at that hour</source>
        <translation>neviens nezina, vai tā tajā stundā ir spēkā</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nav norādīts</translation>
    </message>
    <message>
        <source>place and distance</source>
        <translation>vieta un attālums</translation>
    </message>
    <message>
        <source>size of the plan</source>
        <translation>plāna apjoms</translation>
    </message>
    <message>
        <source>something about it is not known</source>
        <translation>kaut kas par to nav zināms</translation>
    </message>
    <message>
        <source>state border</source>
        <translation>valsts robeža</translation>
    </message>
    <message>
        <source>the ground</source>
        <translation>zeme</translation>
    </message>
    <message>
        <source>without the ground’s height nobody knows whether it is met</source>
        <translation>bez zemes augstuma neviens nezina, vai tā tiek skarta</translation>
    </message>
    <message>
        <source>{batteries} batteries are needed, {allowed} are there</source>
        <translation>Vajag akumulatorus: {batteries}, ir {allowed}</translation>
    </message>
    <message>
        <source>{beyond} of the way beyond {limit_far}, {hidden} behind the ground: post an observer</source>
        <translation>{beyond} ceļa tālāk par {limit_far}, {hidden} aiz zemes: nolieciet novērotāju</translation>
    </message>
    <message>
        <source>{clear} above its top; {limit_height} are wanted</source>
        <translation>{clear} virs tā; vajag {limit_height}</translation>
    </message>
    <message>
        <source>{distance} from the way</source>
        <translation>{distance} no maršruta</translation>
    </message>
    <message>
        <source>{distance}: wind and braking take {limit_height}</source>
        <translation>{distance}: vējam un bremzēšanai vajag {limit_height}</translation>
    </message>
    <message>
        <source>{duration} in all: fly it in parts, or search less</source>
        <translation>kopā {duration}: lidojiet pa daļām vai meklējiet mazāk</translation>
    </message>
    <message>
        <source>{file}: get the one for today</source>
        <translation>{file}: paņemiet šodienas failu</translation>
    </message>
    <message>
        <source>{file}: get today’s; an old file never says that all is clear</source>
        <translation>{file}: paņemiet šodienas; vecs fails nekad nesaka, ka viss ir brīvs</translation>
    </message>
    <message>
        <source>{file}: when it was saved is taken, {edition}</source>
        <translation>{file}: ņemts saglabāšanas laiks, {edition}</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virs zemes</translation>
    </message>
    <message>
        <source>{height} above ground, without trees and masts; fly higher</source>
        <translation>{height} virs zemes, neskaitot kokus un mastus; lidojiet augstāk</translation>
    </message>
    <message>
        <source>{height} above ground, {limit_height} allowed</source>
        <translation>{height} virs zemes, atļauti {limit_height}</translation>
    </message>
    <message>
        <source>{height} above ground: trees, wires and people are near</source>
        <translation>{height} virs zemes: koki, vadi un cilvēki ir tuvu</translation>
    </message>
    <message>
        <source>{height} above ground; {who}, until {until}</source>
        <translation>{height} virs zemes; {who}, līdz {until}</translation>
    </message>
    <message>
        <source>{height} above the ellipsoid</source>
        <translation>{height} virs elipsoīda</translation>
    </message>
    <message>
        <source>{height} above the ground</source>
        <translation>{height} virs zemes</translation>
    </message>
    <message>
        <source>{height} above the sea</source>
        <translation>{height} virs jūras</translation>
    </message>
    <message>
        <source>{height}, nobody says from where</source>
        <translation>{height}, neviens nesaka, no kā</translation>
    </message>
    <message>
        <source>{items} points, {limit} fit: fly higher or search less</source>
        <translation>Punkti: {items}, ietilpst {limit}: lidojiet augstāk vai meklējiet mazāk</translation>
    </message>
    <message>
        <source>{length} of the way; leave it out of the area</source>
        <translation>{length} no ceļa; izgrieziet to no zonas</translation>
    </message>
    <message>
        <source>{lower} to {upper}: read its conditions. {contact}</source>
        <translation>{lower} līdz {upper}: izlasiet nosacījumus. {contact}</translation>
    </message>
    <message>
        <source>{lower} to {upper}; it forbids nothing</source>
        <translation>{lower} līdz {upper}; tā neko neaizliedz</translation>
    </message>
    <message>
        <source>{name} is 0 in the drone</source>
        <translation>{name} dronā ir 0</translation>
    </message>
    <message>
        <source>{name} is 0 in the drone: watch the minutes yourself</source>
        <translation>{name} dronā ir 0: vērojiet minūtes paši</translation>
    </message>
    <message>
        <source>{obstacle} stands on the way home</source>
        <translation>Ceļā mājup ir šķērslis: {obstacle}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}. {contact}</source>
        <translation>{restriction}, {lower} līdz {upper}. {contact}</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}: on its way home the drone may come there</source>
        <translation>{restriction}, {lower} līdz {upper}: ceļā mājup drons var tur nonākt</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}: {doubt}</source>
        <translation>{restriction}, {lower} līdz {upper}: {doubt}</translation>
    </message>
    <message>
        <source>{type}: the file holds none, it would not be flown</source>
        <translation>{type}: failā to nav, to nelidotu</translation>
    </message>
    <message>
        <source>{who}, until {until}</source>
        <translation>{who}, līdz {until}</translation>
    </message>
    <message>
        <source>{wind}: some leg cannot be flown against it</source>
        <translation>{wind}: kādu posmu pret to nevar nolidot</translation>
    </message>
    <message>
        <source>{zones} zones, edition {edition}; this is no authorisation</source>
        <translation>{zones} zonas, izdevums {edition}; tā nav atļauja</translation>
    </message>
    <message>
        <source>{zone} asks for conditions</source>
        <translation>{zone} prasa nosacījumus</translation>
    </message>
    <message>
        <source>{zone} is not evaluated</source>
        <translation>{zone} nav novērtēta</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n RED</source>
        <translation>
            <numerusform>%n SARKANS</numerusform>
            <numerusform>%n SARKANI</numerusform>
            <numerusform>%n SARKANU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n JAUTĀJUMS</numerusform>
            <numerusform>%n JAUTĀJUMI</numerusform>
            <numerusform>%n JAUTĀJUMU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>vēl %n</numerusform>
            <numerusform>vēl %n</numerusform>
            <numerusform>vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 RED</source>
        <translation>1 SARKANS</translation>
    </message>
    <message>
        <source>1 TO ASK</source>
        <translation>1 JAUTĀJUMS</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>vēl 1</translation>
    </message>
</context>
<context>
    <name>FirstRunSheet</name>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tālāk</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Izlaist visu</translation>
    </message>
    <message>
        <source>this is the first</source>
        <translation>šis ir pirmais solis</translation>
    </message>
    <message>
        <source>what was said is kept</source>
        <translation>ievadītais tiek saglabāts</translation>
    </message>
</context>
<context>
    <name>FlierSheet</name>
    <message>
        <source>Embedded drone</source>
        <translation>Iebūvētais drons</translation>
    </message>
    <message>
        <source>Found: {program}</source>
        <translation>Atrasts: {program}</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Labi</translation>
    </message>
    <message>
        <source>It needs nothing and does what a recorded ArduCopter does. It goes back to a mark, and its camera hangs on a gimbal.</source>
        <translation>Tam nekas nav vajadzīgs, un tas rīkojas kā ierakstīts ArduCopter. Tas atgriežas pie atzīmes, un tā kamera ir uz stabilizatora.</translation>
    </message>
    <message>
        <source>The real program, of the version that you built: its texts, failsafes and parameters. It does not go back to a mark, its camera looks straight down, and time goes five times as fast at most.</source>
        <translation>Īstā programma tajā versijā, kuru uzbūvējāt: tās teksti, drošības režīmi un parametri. Tā neatgriežas pie atzīmes, tās kamera skatās taisni lejup, un laiks rit ne vairāk kā piecas reizes ātrāk.</translation>
    </message>
    <message>
        <source>To have it: build ArduCopter for the board sitl, then write its path into settings.toml, as sitl below [simulator], and open this sheet again.</source>
        <translation>Lai tas būtu: uzbūvējiet ArduCopter platei sitl, ierakstiet tā ceļu failā settings.toml kā sitl zem [simulator] un atveriet šo lapu vēlreiz.</translation>
    </message>
    <message>
        <source>Who flies the exercise</source>
        <translation>Kas lido mācībās</translation>
    </message>
    <message>
        <source>boots for 42 s</source>
        <translation>ieslēdzas 42 s</translation>
    </message>
    <message>
        <source>is looked for</source>
        <translation>tiek meklēts</translation>
    </message>
    <message>
        <source>named wrongly</source>
        <translation>norādīts nepareizi</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>šajā datorā nav</translation>
    </message>
    <message>
        <source>ready at once</source>
        <translation>gatavs uzreiz</translation>
    </message>
</context>
<context>
    <name>FlightDesk</name>
    <message>
        <source>A real drone is armed: land it and switch its motors off, then train.</source>
        <translation>Reāls drons ir gatavs lidot: nosēdiniet to un izslēdziet motorus, tad sāciet mācības.</translation>
    </message>
    <message>
        <source>The link to the drone is gone. The record is safe up to here.</source>
        <translation>Sakari ar dronu ir zaudēti. Ieraksts līdz šim brīdim ir drošībā.</translation>
    </message>
    <message>
        <source>no drone is connected</source>
        <translation>drons nav savienots</translation>
    </message>
    <message>
        <source>the link is gone</source>
        <translation>sakari pārtrūkuši</translation>
    </message>
    <message>
        <source>the plan is not aboard</source>
        <translation>plāns nav dronā</translation>
    </message>
</context>
<context>
    <name>FlownAs</name>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Legal basis of the flight; press to choose another</source>
        <translation>Lidojuma tiesiskais pamats; nospiediet, lai izvēlētos citu</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>Novērotājs</translation>
    </message>
    <message>
        <source>Remote pilot</source>
        <translation>Tālvadības pilots</translation>
    </message>
</context>
<context>
    <name>FlyPage</name>
    <message>
        <source>Come home</source>
        <translation>Atgriezties</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Turpināt</translation>
    </message>
    <message>
        <source>Land here</source>
        <translation>Nosēsties šeit</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Atzīmēt</translation>
    </message>
    <message>
        <source>Move station</source>
        <translation>Pārcelt vietu</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>NEXT · by {time}</source>
        <translation>TĀLĀK · līdz {time}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Take off &amp; search</source>
        <translation>Pacelties un meklēt</translation>
    </message>
    <message>
        <source>already in the air</source>
        <translation>jau gaisā</translation>
    </message>
    <message>
        <source>coming home</source>
        <translation>atgriežas</translation>
    </message>
    <message>
        <source>flies the plan</source>
        <translation>lido pēc plāna</translation>
    </message>
    <message>
        <source>goes on with the plan</source>
        <translation>turpina plānu</translation>
    </message>
    <message>
        <source>landing</source>
        <translation>nosēžas</translation>
    </message>
    <message>
        <source>lands at home</source>
        <translation>nosēžas sākuma punktā</translation>
    </message>
    <message>
        <source>lands in {time}</source>
        <translation>nosēdīsies pēc {time}</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drons nav dzirdams</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>plāna vēl nav</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>nav pozīcijas</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>uz zemes</translation>
    </message>
    <message>
        <source>place and time</source>
        <translation>vieta un laiks</translation>
    </message>
    <message numerus="yes">
        <source>place, time · %n so far</source>
        <translation>
            <numerusform>vieta, laiks · jau %n</numerusform>
            <numerusform>vieta, laiks · jau %n</numerusform>
            <numerusform>vieta, laiks · jau %n</numerusform>
        </translation>
    </message>
    <message>
        <source>stops and hovers</source>
        <translation>apstājas un karājas gaisā</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>taisni lejup</translation>
    </message>
</context>
<context>
    <name>FlyStage</name>
    <message>
        <source>Choose the pictures</source>
        <translation>Izvēlēties attēlus</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>FlyingWires</name>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
    <message>
        <source>kept as {number}</source>
        <translation>saglabāts ar nr. {number}</translation>
    </message>
</context>
<context>
    <name>HandingOnWires</name>
    <message numerus="yes">
        <source>%n settings are others now</source>
        <translation>
            <numerusform>mainījies %n iestatījums</numerusform>
            <numerusform>mainījušies %n iestatījumi</numerusform>
            <numerusform>mainījušies %n iestatījumu</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is other than before.</source>
        <translation>Nekas nav mainījies.</translation>
    </message>
    <message>
        <source>The file of settings from another laptop</source>
        <translation>Cita datora iestatījumu fails</translation>
    </message>
    <message>
        <source>Where to write the settings for the other laptops</source>
        <translation>Kur ierakstīt iestatījumus pārējiem datoriem</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Ierakstīts: {file}</translation>
    </message>
    <message>
        <source>the ones before: {file}</source>
        <translation>iepriekšējie: {file}</translation>
    </message>
</context>
<context>
    <name>HeatPanel</name>
    <message>
        <source>Automatic</source>
        <translation>Automātiski</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Spilgtums</translation>
    </message>
    <message>
        <source>Camera’s range</source>
        <translation>Kameras diapazons</translation>
    </message>
    <message>
        <source>Coloured above</source>
        <translation>Krāsains virs</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Krāsas</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Smalks</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Siltums</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fiksēts</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Izslēgts</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Plašs</translation>
    </message>
</context>
<context>
    <name>HeldChoices</name>
    <message>
        <source>Back to a mark</source>
        <translation>Atpakaļ pie atzīmes</translation>
    </message>
    <message>
        <source>Drone, fire and weather are as they were then. The record goes on.</source>
        <translation>Drons, uguns un laiks ir kā toreiz. Ieraksts turpinās.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Atstāt</translation>
    </message>
    <message>
        <source>Take over from the crew</source>
        <translation>Pārņemt no apkalpes</translation>
    </message>
    <message>
        <source>The drone does it at once, whatever the crew&apos;s station says. It stands in the record.</source>
        <translation>Drons to dara uzreiz, lai ko teiktu apkalpes stacija. Tas paliek ierakstā.</translation>
    </message>
    <message>
        <source>and lands there</source>
        <translation>un tur nosēžas</translation>
    </message>
    <message>
        <source>back to this moment</source>
        <translation>atpakaļ šajā brīdī</translation>
    </message>
    <message>
        <source>it stops where it is</source>
        <translation>apstājas, kur ir</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>taisni lejup</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Arrows choose, Page Down reads on, F1 or Esc closes</source>
        <translation>Bultas izvēlas, Page Down lasa tālāk, F1 vai Esc aizver</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Nothing is found. Try one word, or the beginning of one.</source>
        <translation>Nekas nav atrasts. Mēģiniet vienu vārdu vai tā sākumu.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Meklēt palīdzībā</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Tēmas</translation>
    </message>
</context>
<context>
    <name>HotSpotList</name>
    <message>
        <source>Cards</source>
        <translation>Kartītes</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportēt</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>Karstie punkti</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Vairāk</translation>
    </message>
    <message>
        <source>None is confirmed yet. One is confirmed when it was seen several times over.</source>
        <translation>Vēl neviens nav apstiprināts. To apstiprina, ja tas redzēts vairākas reizes.</translation>
    </message>
    <message>
        <source>Revisit all open</source>
        <translation>Apskatīt atvērtos vēlreiz</translation>
    </message>
    <message>
        <source>makes a plan</source>
        <translation>izveido plānu</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>vēl nav</translation>
    </message>
    <message>
        <source>with a code to scan</source>
        <translation>ar skenējamu kodu</translation>
    </message>
    <message>
        <source>{still} of {all} open</source>
        <translation>atvērti {still} no {all}</translation>
    </message>
</context>
<context>
    <name>HotSpots</name>
    <message>
        <source>cooling</source>
        <translation>atdziest</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>pieaug</translation>
    </message>
    <message>
        <source>not a fire</source>
        <translation>nav ugunsgrēks</translation>
    </message>
    <message>
        <source>open</source>
        <translation>atvērts</translation>
    </message>
    <message>
        <source>out</source>
        <translation>nodzēsts</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>nosūtīts</translation>
    </message>
    <message>
        <source>sent: {whom}</source>
        <translation>nosūtīts: {whom}</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>nemainās</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>apmeklēts</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>Area</source>
        <translation>Platība</translation>
    </message>
    <message>
        <source>At best</source>
        <translation>Labākajā gadījumā</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Robeža</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Attālums</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Augstums</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Precizitāte</translation>
    </message>
    <message>
        <source>Legs</source>
        <translation>Posmi</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numurs</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Paliek</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kad</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Vienības</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vējš</translation>
    </message>
    <message>
        <source>no place yet</source>
        <translation>vietas vēl nav</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nav zināms</translation>
    </message>
    <message>
        <source>{careful} to {all}</source>
        <translation>{careful} līdz {all}</translation>
    </message>
    <message>
        <source>{clock} · {age} ago</source>
        <translation>{clock} · pirms {age}</translation>
    </message>
    <message>
        <source>{count}, every {spacing}</source>
        <translation>{count}, ik pa {spacing}</translation>
    </message>
    <message>
        <source>{distance} to Latvia</source>
        <translation>{distance} līdz Latvijai</translation>
    </message>
    <message>
        <source>{distance} to Lithuania</source>
        <translation>{distance} līdz Lietuvai</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virs zemes</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} no {side}</translation>
    </message>
</context>
<context>
    <name>IncidentDesk</name>
    <message>
        <source>Open an incident first: the dispatch times belong to one.</source>
        <translation>Vispirms atveriet notikumu: izsaukuma laiki pieder notikumam.</translation>
    </message>
    <message>
        <source>This incident came sealed from others and is kept as it came. Write what you know in an incident of your own.</source>
        <translation>Šis notikums nāk aizzīmogots no citiem un tiek glabāts tāds, kāds saņemts. Rakstiet, ko zināt, savā notikumā.</translation>
    </message>
</context>
<context>
    <name>IncidentList</name>
    <message numerus="yes">
        <source>%n found, newest first</source>
        <translation>
            <numerusform>atrasts %n, jaunākie vispirms</numerusform>
            <numerusform>atrasti %n, jaunākie vispirms</numerusform>
            <numerusform>atrasts %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Ienest</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Notikumi</translation>
    </message>
    <message>
        <source>No incident is recorded yet.</source>
        <translation>Vēl nav neviena notikuma.</translation>
    </message>
    <message>
        <source>None of them is called so.</source>
        <translation>Neviena tāda nav.</translation>
    </message>
    <message>
        <source>None yet. A new alarm begins one.</source>
        <translation>Vēl nav neviena. Sāciet ar jaunu izsaukumu.</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nekas nav atrasts.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atvērt</translation>
    </message>
    <message>
        <source>Operator record</source>
        <translation>Ekspluatanta žurnāls</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Meklēt</translation>
    </message>
    <message>
        <source>Search incidents</source>
        <translation>Meklēt notikumus</translation>
    </message>
    <message>
        <source>Search: a place, a number, a word of a note</source>
        <translation>Meklēt: vieta, numurs, vārds no piezīmes</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
    <message>
        <source>What, where or number</source>
        <translation>Kas, kur vai numurs</translation>
    </message>
    <message>
        <source>a neighbour&apos;s sealed incident, or a file</source>
        <translation>kaimiņu aizzīmogots notikums vai fails</translation>
    </message>
    <message numerus="yes">
        <source>entries: %n</source>
        <translation>
            <numerusform>ieraksti: %n</numerusform>
            <numerusform>ieraksti: %n</numerusform>
            <numerusform>ieraksti: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>flights, batteries, crew</source>
        <translation>lidojumi, akumulatori, apkalpe</translation>
    </message>
    <message>
        <source>nothing is found</source>
        <translation>nekas nav atrasts</translation>
    </message>
    <message>
        <source>training</source>
        <translation>mācības</translation>
    </message>
</context>
<context>
    <name>IncidentPage</name>
    <message numerus="yes">
        <source>%n findings block</source>
        <translation>
            <numerusform>%n problēma neļauj lidot</numerusform>
            <numerusform>%n problēmas neļauj lidot</numerusform>
            <numerusform>%n problēmu neļauj lidot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the list</source>
        <translation>
            <numerusform>sarakstā %n</numerusform>
            <numerusform>sarakstā %n</numerusform>
            <numerusform>sarakstā %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to ask</source>
        <translation>
            <numerusform>%n jautājums</numerusform>
            <numerusform>%n jautājumi</numerusform>
            <numerusform>%n jautājumu</numerusform>
        </translation>
    </message>
    <message>
        <source>1 finding blocks</source>
        <translation>1 problēma neļauj lidot</translation>
    </message>
    <message>
        <source>1 in the list</source>
        <translation>sarakstā 1</translation>
    </message>
    <message>
        <source>1 thing to ask</source>
        <translation>1 jautājums</translation>
    </message>
    <message>
        <source>Alarm text</source>
        <translation>Izsaukuma teksts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Change area</source>
        <translation>Mainīt zonu</translation>
    </message>
    <message>
        <source>Change line</source>
        <translation>Mainīt līniju</translation>
    </message>
    <message>
        <source>Check &amp; fly</source>
        <translation>Pārbaudīt un lidot</translation>
    </message>
    <message>
        <source>Dispatch record</source>
        <translation>Izsaukuma ieraksts</translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation>Zīmēt zonu</translation>
    </message>
    <message>
        <source>Draw line</source>
        <translation>Zīmēt līniju</translation>
    </message>
    <message>
        <source>Draw the area to be searched: the plan follows by itself.</source>
        <translation>Uzzīmējiet meklēšanas zonu: plāns taps pats.</translation>
    </message>
    <message>
        <source>Draw the line to fly along: the plan follows by itself.</source>
        <translation>Uzzīmējiet līniju, gar kuru lidot: plāns radīsies pats.</translation>
    </message>
    <message>
        <source>Import dispatch</source>
        <translation>Importēt izsaukumu</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Notikumi</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Skatīties tur</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>Jauns izsaukums</translation>
    </message>
    <message>
        <source>Open an incident, or begin one with a new alarm.</source>
        <translation>Atveriet notikumu vai sāciet ar jaunu izsaukumu.</translation>
    </message>
    <message>
        <source>Say where the real scene is: the plan follows by itself.</source>
        <translation>Norādiet īsto vietu: plāns radīsies pats.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabulas (*.csv *.txt *.tsv);;Visi faili (*)</translation>
    </message>
    <message>
        <source>Tap what the drone is to look at. Enter takes the middle of the map.</source>
        <translation>Pieskarieties tam, uz ko dronam skatīties. Enter ņem kartes vidu.</translation>
    </message>
    <message>
        <source>Tap where it burns. Enter takes the middle of the map.</source>
        <translation>Pieskarieties vietai, kur deg. Enter ņem kartes vidu.</translation>
    </message>
    <message>
        <source>The real scene is here</source>
        <translation>Īstā vieta ir šeit</translation>
    </message>
    <message>
        <source>There is no plan for this area. Change the area or the height.</source>
        <translation>Šai zonai nav plāna. Mainiet zonu vai augstumu.</translation>
    </message>
    <message>
        <source>a table, or drop it</source>
        <translation>tabula; var ievilkt</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>viss kārtībā</translation>
    </message>
    <message>
        <source>being typed</source>
        <translation>tiek rakstīts</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>tiek aprēķināts</translation>
    </message>
    <message>
        <source>drag its corners</source>
        <translation>velciet stūrus</translation>
    </message>
    <message>
        <source>drag its points</source>
        <translation>velciet tās punktus</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>plāna vēl nav</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>vēl nav</translation>
    </message>
    <message>
        <source>open an incident first</source>
        <translation>vispirms atveriet notikumu</translation>
    </message>
    <message>
        <source>paste, drop or type</source>
        <translation>ielīmējiet, ievelciet vai rakstiet</translation>
    </message>
    <message>
        <source>tap along it</source>
        <translation>pieskarieties gar to</translation>
    </message>
    <message>
        <source>tap its corners</source>
        <translation>pieskarieties stūriem</translation>
    </message>
    <message>
        <source>tap the place</source>
        <translation>pieskarieties vietai</translation>
    </message>
    <message>
        <source>the new alarm first</source>
        <translation>vispirms jaunais izsaukums</translation>
    </message>
</context>
<context>
    <name>Inset</name>
    <message>
        <source>Show the heat</source>
        <translation>Rādīt siltumu</translation>
    </message>
    <message>
        <source>Show the visible picture</source>
        <translation>Rādīt redzamo attēlu</translation>
    </message>
    <message>
        <source>Swap map and picture</source>
        <translation>Apmainīt karti un attēlu</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Above ground</source>
        <translation>Virs zemes</translation>
    </message>
    <message>
        <source>Above home</source>
        <translation>Virs sākuma punkta</translation>
    </message>
    <message>
        <source>Back in</source>
        <translation>Mājup pēc</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Battery {number}</source>
        <translation>{number}. akumulators</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Kurss</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Mājup</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Rādījumi</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Ātrums</translation>
    </message>
    <message>
        <source>To home</source>
        <translation>Līdz sākumam</translation>
    </message>
    <message>
        <source>Turn back in</source>
        <translation>Griezties pēc</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vējš</translation>
    </message>
    <message>
        <source>Wind from {direction}</source>
        <translation>Vējš no {direction}</translation>
    </message>
    <message>
        <source>home {home} · reserve {reserve}</source>
        <translation>mājup {home} · rezerve {reserve}</translation>
    </message>
</context>
<context>
    <name>Intervals</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>vēl %n</numerusform>
            <numerusform>vēl %n</numerusform>
            <numerusform>vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervāli</translation>
    </message>
    <message>
        <source>min : s</source>
        <translation>min : s</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nav ierakstīts</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Alarms</source>
        <translation>Trauksmes</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Izsaukums</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Atradumi</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>Lidojums</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Piezīmes</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Laika skala</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>Automašīnas</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Everything that is asked here can be changed later, under Settings.</source>
        <translation>Visu, ko šeit jautā, vēlāk var mainīt iestatījumos.</translation>
    </message>
    <message>
        <source>Welcome to FireDrone: five short questions, and a training flight at the end.</source>
        <translation>Laipni lūdzam FireDrone: pieci īsi soļi un beigās mācību lidojums.</translation>
    </message>
</context>
<context>
    <name>LastStep</name>
    <message>
        <source>A drone that is not there stands beside a made-up fire, its plan aboard. You tick the checks and hold the take-off, as at a real one. Nothing you press reaches a real drone.</source>
        <translation>Drons, kura nav, stāv pie izdomāta ugunsgrēka ar plānu tajā. Jūs atzīmējat pārbaudes un turat pacelšanos, kā pie īsta. Nekas, ko nospiežat, nenonāk līdz īstam dronam.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Sākt</translation>
    </message>
    <message>
        <source>Brigade</source>
        <translation>Komanda</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Apgabals</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Drons</translation>
    </message>
    <message>
        <source>Fly the training drone now</source>
        <translation>Lidot ar mācību dronu tūlīt</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Valoda</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Depo</translation>
    </message>
    <message>
        <source>later</source>
        <translation>vēlāk</translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation>šajā datorā</translation>
    </message>
    <message>
        <source>takes three minutes</source>
        <translation>trīs minūtes</translation>
    </message>
    <message>
        <source>training only</source>
        <translation>tikai mācības</translation>
    </message>
    <message>
        <source>without a training flight</source>
        <translation>bez mācību lidojuma</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Grid</source>
        <translation>Koordinātu tīkls</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Siltums</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>Karstie punkti</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Slāņi</translation>
    </message>
    <message>
        <source>Map pictures</source>
        <translation>Kartes attēli</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Vietas</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plāns</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Sasniedzamība</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>Reljefs</translation>
    </message>
    <message>
        <source>Seen ground</source>
        <translation>Apskatītā zeme</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>along the flight</source>
        <translation>gar lidojumu</translation>
    </message>
    <message>
        <source>area, legs and fence</source>
        <translation>zona, posmi un ģeogrāfiskā robeža</translation>
    </message>
    <message>
        <source>degrees north and east</source>
        <translation>grādi uz ziemeļiem un austrumiem</translation>
    </message>
    <message>
        <source>from the area’s own file</source>
        <translation>no apgabala sava faila</translation>
    </message>
    <message>
        <source>light and shadow of the heights</source>
        <translation>augstumu gaisma un ēna</translation>
    </message>
    <message>
        <source>of the air; no authorisation</source>
        <translation>gaisa telpā; nav atļauja</translation>
    </message>
    <message>
        <source>out, back, and landed</source>
        <translation>turp, atpakaļ un zemē</translation>
    </message>
    <message>
        <source>the thermal pictures, laid on the ground</source>
        <translation>termoattēli, uzklāti uz zemes</translation>
    </message>
    <message>
        <source>water, gates, bridges, cameras</source>
        <translation>ūdens, vārti, tilti, kameras</translation>
    </message>
    <message>
        <source>with their numbers and errors</source>
        <translation>ar numuriem un kļūdām</translation>
    </message>
</context>
<context>
    <name>LegalBasis</name>
    <message>
        <source>For the state: {who}</source>
        <translation>Valsts uzdevums: {who}</translation>
    </message>
    <message>
        <source>Open category {part}</source>
        <translation>Atvērtā kategorija {part}</translation>
    </message>
    <message>
        <source>Specific {number}, {sight}</source>
        <translation>Specifiskā {number}, {sight}</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Heard</source>
        <translation>Dzirdēts</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Ziņojumi</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Noraidīts</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Paraksts</translation>
    </message>
    <message>
        <source>Strangers</source>
        <translation>Svešie</translation>
    </message>
    <message>
        <source>a cable: nobody else is on it</source>
        <translation>kabelis: neviena cita tajā nav</translation>
    </message>
    <message>
        <source>another drone answers</source>
        <translation>atbild cits drons</translation>
    </message>
    <message>
        <source>no drone yet</source>
        <translation>vēl neviens drons</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nav</translation>
    </message>
    <message>
        <source>not signed: anybody near can speak for the drone</source>
        <translation>nav parakstīts: ikviens tuvumā var runāt drona vārdā</translation>
    </message>
    <message>
        <source>signed by the drone&apos;s own key</source>
        <translation>parakstīts ar paša drona atslēgu</translation>
    </message>
    <message>
        <source>the drone does not sign</source>
        <translation>drons neparaksta</translation>
    </message>
    <message>
        <source>the drone has a key and does not sign: nothing is commanded</source>
        <translation>dronam ir atslēga, bet tas neparaksta: nekas netiek pavēlēts</translation>
    </message>
    <message>
        <source>the port is gone; it is opened again by itself</source>
        <translation>ports ir pazudis; tas atvērsies pats</translation>
    </message>
    <message>
        <source>two drones, one number</source>
        <translation>divi droni, viens numurs</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>pirms {age}</translation>
    </message>
    <message>
        <source>{count} datagrams, unanswered</source>
        <translation>{count} paketes, bez atbildes</translation>
    </message>
    <message>
        <source>{count} frames: forged, replayed or not signed</source>
        <translation>{count} kadri: viltoti, atkārtoti vai neparakstīti</translation>
    </message>
    <message>
        <source>{count}, {lost} lost on the way</source>
        <translation>{count}, {lost} zuduši ceļā</translation>
    </message>
</context>
<context>
    <name>LinkCell</name>
    <message>
        <source>Link</source>
        <translation>Sakari</translation>
    </message>
    <message>
        <source>Link · locked</source>
        <translation>Sakari · bloķēti</translation>
    </message>
    <message>
        <source>Link · not signed</source>
        <translation>Sakari · neparakstīti</translation>
    </message>
    <message>
        <source>Link · port gone</source>
        <translation>Sakari · porta nav</translation>
    </message>
    <message>
        <source>Press to see who speaks on this link</source>
        <translation>Nospiediet, lai redzētu, kas runā šajā saitē</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>A telemetry radio: serial:/dev/ttyUSB0:57600 or serial:COM5:57600. A network: {udp}.</source>
        <translation>Telemetrijas radio: serial:/dev/ttyUSB0:57600 vai serial:COM5:57600. Tīkls: {udp}.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Savienot</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drona sakari</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>nav adrese</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Drones heard</source>
        <translation>Dzirdamie droni</translation>
    </message>
    <message>
        <source>Keep the name</source>
        <translation>Paturēt vārdu</translation>
    </message>
    <message>
        <source>No drone is heard on this link. Switch it on, and look at the address below.</source>
        <translation>Šajā saitē nav dzirdams neviens drons. Ieslēdziet to un pārbaudiet adresi.</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drona sakari</translation>
    </message>
    <message>
        <source>What the brigade calls the drone</source>
        <translation>Kā vienība dronu sauc</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>saglabāts</translation>
    </message>
    <message>
        <source>land first</source>
        <translation>vispirms nosēdiniet</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drons nav dzirdams</translation>
    </message>
</context>
<context>
    <name>LinkingWires</name>
    <message>
        <source>end the training first</source>
        <translation>vispirms beidziet mācības</translation>
    </message>
    <message>
        <source>land first</source>
        <translation>vispirms nosēdiniet</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>FireDrone</source>
        <translation>FireDrone</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Alarm place</source>
        <translation>Izsaukuma vieta</translation>
    </message>
    <message>
        <source>N</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Reach: out and back</source>
        <translation>Sasniedz: turp un atpakaļ</translation>
    </message>
    <message>
        <source>border</source>
        <translation>robeža</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>zeme</translation>
    </message>
    <message>
        <source>last seen {age} ago</source>
        <translation>pēdējo reizi redzēts pirms {age}</translation>
    </message>
    <message>
        <source>no ceiling</source>
        <translation>bez augšējās robežas</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nav norādīts</translation>
    </message>
    <message>
        <source>turn back</source>
        <translation>griezties atpakaļ</translation>
    </message>
    <message>
        <source>{about}: {who}, until {time}</source>
        <translation>{about}: {who}, līdz {time}</translation>
    </message>
    <message>
        <source>{call_sign} · last seen {age} ago</source>
        <translation>{call_sign} · pēdējoreiz redzēts pirms {age}</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virs zemes</translation>
    </message>
    <message>
        <source>{height} above sea</source>
        <translation>{height} virs jūras</translation>
    </message>
    <message>
        <source>{height} above the ellipsoid</source>
        <translation>{height} virs elipsoīda</translation>
    </message>
    <message>
        <source>{height}, unclear from where</source>
        <translation>{height}, nav skaidrs, no kā</translation>
    </message>
    <message>
        <source>{lower} to {upper}</source>
        <translation>{lower} līdz {upper}</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Do again</source>
        <translation>Atkārtot</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Atrast vietu</translation>
    </message>
    <message>
        <source>Follow the drone</source>
        <translation>Sekot dronam</translation>
    </message>
    <message>
        <source>Ground under the way</source>
        <translation>Zeme zem ceļa</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Slāņi</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mērīt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Atsaukt</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Tuvināt</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Tālināt</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>MappingEditor</name>
    <message numerus="yes">
        <source>%n rows cannot be read</source>
        <translation>
            <numerusform>%n rindu nevar nolasīt</numerusform>
            <numerusform>%n rindas nevar nolasīt</numerusform>
            <numerusform>%n rindu nevar nolasīt</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Day and month could be the other way round: look at the times.</source>
        <translation>Diena un mēnesis var būt otrādi: apskatiet laikus.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Saglabāt</translation>
    </message>
    <message>
        <source>Kept mappings are used by themselves for the next file with these columns.</source>
        <translation>Saglabāto aprakstu pati programma lietos nākamajam failam ar šīm kolonnām.</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Apraksta nosaukums</translation>
    </message>
    <message>
        <source>Nothing in the file tells the time zone: look at it.</source>
        <translation>Failā nekas nenorāda laika joslu: apskatiet to.</translation>
    </message>
    <message>
        <source>Time zone of its clock</source>
        <translation>Tā pulksteņa laika josla</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Ko nozīmē kolonnas</translation>
    </message>
    <message>
        <source>What the file says by it</source>
        <translation>Ko fails tā saka</translation>
    </message>
    <message>
        <source>and read the file by it</source>
        <translation>un pēc tā lasīt failu</translation>
    </message>
    <message>
        <source>choose a column with times</source>
        <translation>izvēlieties kolonnu ar laikiem</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>dodiet nosaukumu</translation>
    </message>
    <message>
        <source>no time can be read</source>
        <translation>nevar nolasīt nevienu laiku</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Tap two places or more to measure</source>
        <translation>Lai mērītu, pieskarieties divām vai vairāk vietām</translation>
    </message>
</context>
<context>
    <name>NewIncident</name>
    <message>
        <source>Alarm at</source>
        <translation>Izsaukuma laiks</translation>
    </message>
    <message>
        <source>Alarm text</source>
        <translation>Izsaukuma teksts</translation>
    </message>
    <message>
        <source>Building fire</source>
        <translation>Ēkas ugunsgrēks</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Forest fire</source>
        <translation>Meža ugunsgrēks</translation>
    </message>
    <message>
        <source>Grass fire</source>
        <translation>Kūlas ugunsgrēks</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Missing person</source>
        <translation>Pazudusi persona</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>Jauns izsaukums</translation>
    </message>
    <message>
        <source>Not a position. Write it as 55.98719, 25.96480.</source>
        <translation>Tā nav pozīcija. Rakstiet tā: 55.98719, 25.96480.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numurs</translation>
    </message>
    <message>
        <source>Open a second incident</source>
        <translation>Atvērt otru notikumu</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>Atvērt notikumu</translation>
    </message>
    <message>
        <source>Paste the alarm text here</source>
        <translation>Ielīmējiet šeit izsaukuma tekstu</translation>
    </message>
    <message>
        <source>Peat fire</source>
        <translation>Kūdras ugunsgrēks</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Mācības</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kas</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Which one is meant? Choose it below the field.</source>
        <translation>Kura ir domāta? Izvēlieties zem lauka.</translation>
    </message>
    <message>
        <source>check the position</source>
        <translation>pārbaudiet pozīciju</translation>
    </message>
    <message>
        <source>marked so everywhere</source>
        <translation>visur tā atzīmēts</translation>
    </message>
    <message>
        <source>say what</source>
        <translation>ierakstiet, kas</translation>
    </message>
    <message>
        <source>say where</source>
        <translation>ierakstiet, kur</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>It stands in the record at this time, and moves no other entry.</source>
        <translation>Ierakstā tā stāv pie šī laika; citi ieraksti nemainās.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Piezīme</translation>
    </message>
    <message>
        <source>Note at {time}</source>
        <translation>Piezīme plkst. {time}</translation>
    </message>
    <message>
        <source>What happened here?</source>
        <translation>Kas šeit notika?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Pierakstīt</translation>
    </message>
    <message>
        <source>write something first</source>
        <translation>vispirms kaut ko uzrakstiet</translation>
    </message>
</context>
<context>
    <name>NothingOpen</name>
    <message>
        <source>Incidents</source>
        <translation>Notikumi</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>Open one from the list: its flights replay on the map, with the dispatch record and your notes on the same clock.</source>
        <translation>Atveriet kādu no saraksta: tā lidojumi atskaņojas kartē kopā ar izsaukuma ierakstu un piezīmēm pēc viena pulksteņa.</translation>
    </message>
    <message>
        <source>Which incident do you want to look at?</source>
        <translation>Kuru notikumu vēlaties aplūkot?</translation>
    </message>
    <message>
        <source>list and search</source>
        <translation>saraksts un meklēšana</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Not now</source>
        <translation>Ne tagad</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atvērt</translation>
    </message>
</context>
<context>
    <name>OffsetForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Clock offsets</source>
        <translation>Pulksteņu nobīdes</translation>
    </message>
    <message>
        <source>Correct the clock</source>
        <translation>Labot pulksteni</translation>
    </message>
    <message>
        <source>Reason, for the record</source>
        <translation>Iemesls ierakstam</translation>
    </message>
    <message>
        <source>Seconds to add to its times</source>
        <translation>Cik sekundes pieskaitīt</translation>
    </message>
    <message>
        <source>The drone&apos;s clock comes from satellites. Others may be early or late: say by how much.</source>
        <translation>Drona pulkstenis ņemts no satelītiem. Citi var steigties vai kavēties: norādiet, par cik.</translation>
    </message>
    <message>
        <source>Whose clock</source>
        <translation>Kura pulkstenis</translation>
    </message>
    <message>
        <source>a reason is needed</source>
        <translation>vajadzīgs iemesls</translation>
    </message>
    <message>
        <source>change the seconds</source>
        <translation>mainiet sekundes</translation>
    </message>
    <message>
        <source>no clock is known</source>
        <translation>neviens pulkstenis nav zināms</translation>
    </message>
</context>
<context>
    <name>OperatorDesk</name>
    <message>
        <source>the disk</source>
        <translation>disks</translation>
    </message>
</context>
<context>
    <name>OperatorForm</name>
    <message>
        <source>Another name</source>
        <translation>Cits vārds</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>What is written on it</source>
        <translation>Kas uz tā rakstīts</translation>
    </message>
    <message>
        <source>Which battery was flown?</source>
        <translation>Ar kuru akumulatoru lidots?</translation>
    </message>
    <message>
        <source>Who flew?</source>
        <translation>Kas lidoja?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Pierakstīt</translation>
    </message>
    <message>
        <source>write a name</source>
        <translation>ierakstiet vārdu</translation>
    </message>
</context>
<context>
    <name>OperatorPage</name>
    <message>
        <source>90 days</source>
        <translation>90 dienas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Batteries</source>
        <translation>Akumulatori</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV, izklājlapai</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Apkalpe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Veikts šodien</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportēt</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>Lidojumi</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Tiesiskais pamats</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Apkope</translation>
    </message>
    <message>
        <source>No flight in this time.</source>
        <translation>Šajā laikā lidojumu nav.</translation>
    </message>
    <message>
        <source>Operator record</source>
        <translation>Ekspluatanta žurnāls</translation>
    </message>
    <message>
        <source>PDF, to sign</source>
        <translation>PDF, parakstīšanai</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilots</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Ziņots</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Šogad</translation>
    </message>
    <message>
        <source>exercises: {sum}</source>
        <translation>mācības: {sum}</translation>
    </message>
    <message>
        <source>is missing; press to add it</source>
        <translation>trūkst; nospiediet, lai pievienotu</translation>
    </message>
    <message>
        <source>nothing is recorded yet</source>
        <translation>vēl nekas nav ierakstīts</translation>
    </message>
    <message>
        <source>reading recording {done} of {of}</source>
        <translation>nolasa ierakstu {done} no {of}</translation>
    </message>
    <message>
        <source>recordings that cannot be read: {count}</source>
        <translation>nenolasāmi ieraksti: {count}</translation>
    </message>
    <message>
        <source>simulated: {sum}</source>
        <translation>simulēts: {sum}</translation>
    </message>
    <message>
        <source>what happened was reported to the authority</source>
        <translation>par notikušo ir ziņots iestādei</translation>
    </message>
</context>
<context>
    <name>OverrideForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Vārds</translation>
    </message>
    <message>
        <source>Override now</source>
        <translation>Apiet tagad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Iemesls</translation>
    </message>
    <message>
        <source>Who takes it upon himself, and why? Both go into the record.</source>
        <translation>Kas uzņemas atbildību un kāpēc? Abi paliek ierakstā.</translation>
    </message>
    <message>
        <source>a name and a reason are needed</source>
        <translation>vajadzīgs vārds un iemesls</translation>
    </message>
</context>
<context>
    <name>OwnFireSheet</name>
    <message>
        <source>Good</source>
        <translation>Labi</translation>
    </message>
    <message>
        <source>It stands in the list, with the wind, the trucks and the hot spots of then.</source>
        <translation>Tās ir sarakstā, ar toreizējo vēju, automobiļiem un karstajām vietām.</translation>
    </message>
    <message>
        <source>What the record does not tell, and you can write into its file:</source>
        <translation>Ko ieraksts nestāsta un ko varat ierakstīt datnē:</translation>
    </message>
    <message>
        <source>Your own fire is an exercise now</source>
        <translation>Jūsu ugunsgrēks tagad ir mācības</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackWork</name>
    <message>
        <source>The folder of the pack: the one with pack.json in it</source>
        <translation>Pakas mape: tā, kurā ir pack.json</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Notiek darbs …</translation>
    </message>
    <message>
        <source>{size} so far</source>
        <translation>līdz šim {size}</translation>
    </message>
</context>
<context>
    <name>PairForm</name>
    <message>
        <source>Give it a key</source>
        <translation>Dot tam atslēgu</translation>
    </message>
    <message>
        <source>With a key of its own the drone obeys this brigade&apos;s laptop alone, and nobody else can speak for it. Plug it in by USB for this; once is enough.</source>
        <translation>Ar savu atslēgu drons paklausa tikai šīs vienības datoram, un neviens cits nevar runāt tā vārdā. Pievienojiet to ar USB; pietiek vienreiz.</translation>
    </message>
    <message>
        <source>over the cable</source>
        <translation>pa kabeli</translation>
    </message>
</context>
<context>
    <name>PairingDesk</name>
    <message>
        <source>land first</source>
        <translation>vispirms nosēdiniet</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drons nav dzirdams</translation>
    </message>
    <message>
        <source>no key store here</source>
        <translation>šeit nav atslēgu glabātavas</translation>
    </message>
    <message>
        <source>not in a training</source>
        <translation>ne mācībās</translation>
    </message>
    <message>
        <source>plug it in by USB</source>
        <translation>pievienojiet ar USB</translation>
    </message>
    <message>
        <source>the link is gone</source>
        <translation>sakari pārtrūkuši</translation>
    </message>
</context>
<context>
    <name>PairingSheet</name>
    <message>
        <source>At {where}. No code is open.</source>
        <translation>Adrese {where}. Koda nav.</translation>
    </message>
    <message>
        <source>Close the line</source>
        <translation>Aizvērt līniju</translation>
    </message>
    <message>
        <source>Connected: the trainer at {peer}.</source>
        <translation>Savienots: instruktors no {peer}.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Jauns kods</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Neviens nav savienots.</translation>
    </message>
    <message>
        <source>Nothing listens.</source>
        <translation>Nekas neklausās.</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>Rādīt kodu</translation>
    </message>
    <message>
        <source>The trainer on a second laptop</source>
        <translation>Instruktors pie otra datora</translation>
    </message>
    <message>
        <source>The trainer&apos;s laptop sees the truth and breaks things; this one stays the crew&apos;s. On the other laptop: firedrone trainer, then type the address and the code.</source>
        <translation>Instruktora dators redz patiesību un bojā; šis paliek apkalpei. Otrā datorā: firedrone trainer, tad ievadiet adresi un kodu.</translation>
    </message>
    <message>
        <source>Turned away: {count}.</source>
        <translation>Noraidīti: {count}.</translation>
    </message>
    <message>
        <source>Type it at {where}. Good for {seconds} s, once.</source>
        <translation>Ievadiet pie {where}. Der {seconds} s, vienreiz.</translation>
    </message>
    <message>
        <source>Where this computer can be reached</source>
        <translation>Kur šis dators sasniedzams</translation>
    </message>
    <message>
        <source>close the line first</source>
        <translation>vispirms aizveriet līniju</translation>
    </message>
    <message>
        <source>network</source>
        <translation>tīkls</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>nekas neklausās</translation>
    </message>
    <message>
        <source>this computer only</source>
        <translation>tikai šis dators</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>ievadīts %n cipars</numerusform>
            <numerusform>ievadīti %n cipari</numerusform>
            <numerusform>ievadīti %n ciparu</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the PIN</source>
        <translation>Apstiprināt PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Take the last digit back</source>
        <translation>Dzēst pēdējo ciparu</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Access</source>
        <translation>Piekļuve</translation>
    </message>
    <message>
        <source>Bears</source>
        <translation>Nestspēja</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Tilpums vai debits</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Pārbaudīts</translation>
    </message>
    <message>
        <source>Clearance</source>
        <translation>Brīvais augstums</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fails</translation>
    </message>
    <message>
        <source>From the alarm place</source>
        <translation>No izsaukuma vietas</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Augstums</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Skatās</translation>
    </message>
    <message>
        <source>May be opened</source>
        <translation>Drīkst atvērt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Piezīme</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Īpašnieks</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezona</translation>
    </message>
    <message>
        <source>Surveillance camera</source>
        <translation>Videonovērošanas kamera</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nē</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nav zināms</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>jā</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>%1 from the brigade</source>
        <translation>%1 no komandas</translation>
    </message>
    <message>
        <source>%1 from the brigade: press again to take it</source>
        <translation>%1 no komandas: nospiediet vēlreiz, lai izvēlētos</translation>
    </message>
    <message>
        <source>Address, farm or position</source>
        <translation>Adrese, viensēta vai koordinātas</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Nothing is called so. Try the village alone, or a position such as 56.480, 23.391.</source>
        <translation>Nekas tā nesaucas. Mēģiniet tikai ciemu vai koordinātas, piemēram, 56.480, 23.391.</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Atrastās vietas</translation>
    </message>
    <message>
        <source>Where: an address or a position</source>
        <translation>Kur: adrese vai koordinātas</translation>
    </message>
    <message>
        <source>also called %1</source>
        <translation>saukta arī %1</translation>
    </message>
    <message>
        <source>easting first</source>
        <translation>vispirms austrumu koordināta</translation>
    </message>
    <message>
        <source>farm</source>
        <translation>viensēta</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>mežs</translation>
    </message>
    <message>
        <source>lake</source>
        <translation>ezers</translation>
    </message>
    <message>
        <source>latitude first</source>
        <translation>vispirms platums</translation>
    </message>
    <message>
        <source>longitude first</source>
        <translation>vispirms garums</translation>
    </message>
    <message>
        <source>neither Latvia nor Lithuania</source>
        <translation>ne Latvija, ne Lietuva</translation>
    </message>
    <message>
        <source>no number %1 there</source>
        <translation>tur nav numura %1</translation>
    </message>
    <message>
        <source>northing first</source>
        <translation>vispirms ziemeļu koordināta</translation>
    </message>
    <message>
        <source>street</source>
        <translation>iela</translation>
    </message>
    <message>
        <source>town</source>
        <translation>pilsēta</translation>
    </message>
    <message>
        <source>village</source>
        <translation>ciems</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>bez “%1”</translation>
    </message>
    <message>
        <source>“%1” read as “%2”</source>
        <translation>“%1” lasīts kā “%2”</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>pirms %n dienas</numerusform>
            <numerusform>pirms %n dienām</numerusform>
            <numerusform>pirms %n dienām</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>pirms %n mēneša</numerusform>
            <numerusform>pirms %n mēnešiem</numerusform>
            <numerusform>pirms %n mēnešiem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>pirms %n gada</numerusform>
            <numerusform>pirms %n gadiem</numerusform>
            <numerusform>pirms %n gadiem</numerusform>
        </translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Tilts</translation>
    </message>
    <message>
        <source>Fire pond</source>
        <translation>Ugunsdzēsības dīķis</translation>
    </message>
    <message>
        <source>Fire station</source>
        <translation>Ugunsdzēsēju depo</translation>
    </message>
    <message>
        <source>Forest track</source>
        <translation>Meža ceļš</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Vārti</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>Hidrants</translation>
    </message>
    <message>
        <source>Landing site</source>
        <translation>Nosēšanās vieta</translation>
    </message>
    <message>
        <source>Meeting point</source>
        <translation>Pulcēšanās vieta</translation>
    </message>
    <message>
        <source>Open water</source>
        <translation>Atklāta ūdenstilpe</translation>
    </message>
    <message>
        <source>Pillar hydrant</source>
        <translation>Virszemes hidrants</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Power line</source>
        <translation>Elektrolīnija</translation>
    </message>
    <message>
        <source>Road sign</source>
        <translation>Ceļa zīme</translation>
    </message>
    <message>
        <source>Speed display</source>
        <translation>Ātruma rādītājs</translation>
    </message>
    <message>
        <source>Suction point</source>
        <translation>Ūdens ņemšanas vieta</translation>
    </message>
    <message>
        <source>Underground hydrant</source>
        <translation>Pazemes hidrants</translation>
    </message>
    <message>
        <source>Wall hydrant</source>
        <translation>Sienas hidrants</translation>
    </message>
    <message>
        <source>Water tank</source>
        <translation>Ūdens tvertne</translation>
    </message>
    <message>
        <source>all round, {distance}</source>
        <translation>visapkārt, {distance}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nav zināms</translation>
    </message>
    <message>
        <source>today</source>
        <translation>šodien</translation>
    </message>
    <message>
        <source>{day}: a day to come, so not checked</source>
        <translation>{day}: diena vēl nav pienākusi, tātad nav pārbaudīts</translation>
    </message>
    <message>
        <source>{direction}, {width} wide, {distance}</source>
        <translation>{direction}, {width} plaši, {distance}</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n akumulators</numerusform>
            <numerusform>%n akumulatori</numerusform>
            <numerusform>%n akumulatoru</numerusform>
        </translation>
    </message>
    <message>
        <source>Search area</source>
        <translation>Meklēšanas zona</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n akumulators</numerusform>
            <numerusform>%n akumulatori</numerusform>
            <numerusform>%n akumulatoru</numerusform>
        </translation>
    </message>
    <message>
        <source>1 battery</source>
        <translation>1 akumulators</translation>
    </message>
    <message>
        <source>Distances</source>
        <translation>Attālumi</translation>
    </message>
    <message>
        <source>Plan the gaps</source>
        <translation>Plānot robus</translation>
    </message>
    <message>
        <source>Plan · {card}</source>
        <translation>Plāns · {card}</translation>
    </message>
    <message>
        <source>all of it flown</source>
        <translation>viss nolidots</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>pieņēmums</translation>
    </message>
    <message>
        <source>battery {number} of {count} is next</source>
        <translation>nākamais ir {number}. akumulators no {count}</translation>
    </message>
    <message>
        <source>chance to see</source>
        <translation>iespēja ieraudzīt</translation>
    </message>
    <message>
        <source>not to be flown</source>
        <translation>nevar nolidot</translation>
    </message>
</context>
<context>
    <name>PlanningWires</name>
    <message numerus="yes">
        <source>%n entries taken in. Look at: {flags}</source>
        <translation>
            <numerusform>Importēts %n ieraksts. Apskatiet: {flags}</numerusform>
            <numerusform>Importēti %n ieraksti. Apskatiet: {flags}</numerusform>
            <numerusform>Importēti %n ierakstu. Apskatiet: {flags}</numerusform>
        </translation>
    </message>
    <message>
        <source>A drone is flying for the open incident. Land first.</source>
        <translation>Atvērtajā notikumā lido drons. Vispirms nosēdiniet to.</translation>
    </message>
</context>
<context>
    <name>PositionField</name>
    <message>
        <source>Position</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>What the position may mean</source>
        <translation>Ko pozīcija var nozīmēt</translation>
    </message>
</context>
<context>
    <name>ProfileStrip</name>
    <message>
        <source>Ground below the line</source>
        <translation>Zeme zem līnijas</translation>
    </message>
    <message>
        <source>Least {height} above ground, after {distance}</source>
        <translation>Vismaz {height} virs zemes, pēc {distance}</translation>
    </message>
    <message>
        <source>No way to show</source>
        <translation>Nav maršruta, ko parādīt</translation>
    </message>
    <message>
        <source>Profile of the way</source>
        <translation>Maršruta griezums</translation>
    </message>
    <message>
        <source>The height of the ground is not known here</source>
        <translation>Zemes augstums šeit nav zināms</translation>
    </message>
    <message>
        <source>ground not known</source>
        <translation>zeme nav zināma</translation>
    </message>
    <message>
        <source>ground {height}</source>
        <translation>zeme {height}</translation>
    </message>
    <message>
        <source>{height} above it</source>
        <translation>{height} virs tās</translation>
    </message>
    <message>
        <source>{said}; unknown for {percent} %</source>
        <translation>{said}; {percent} % nav zināmi</translation>
    </message>
</context>
<context>
    <name>ProgramFaults</name>
    <message>
        <source>A part of the window</source>
        <translation>Loga daļa</translation>
    </message>
    <message>
        <source>FireDrone ended by it the last time. What was recorded until then is kept.</source>
        <translation>Pagājušajā reizē FireDrone tās dēļ beidza darbu. Līdz tam ierakstītais ir saglabāts.</translation>
    </message>
    <message>
        <source>It was started again by itself; the recording goes on in a new file. The flight is not touched.</source>
        <translation>Tas tika palaists no jauna automātiski; ieraksts turpinās jaunā failā. Lidojumu tas neskar.</translation>
    </message>
    <message>
        <source>The drone flies on, but nothing is recorded: land when you can, then start FireDrone again.</source>
        <translation>Drons lido tālāk, bet nekas netiek ierakstīts: nosēdini, kad vari, pēc tam palaid FireDrone no jauna.</translation>
    </message>
    <message>
        <source>The drone goes on by itself: fly it with the remote control, then start FireDrone again.</source>
        <translation>Drons turpina pats: vadi to ar tālvadības pulti, pēc tam palaid FireDrone no jauna.</translation>
    </message>
    <message>
        <source>The flight, its link and its record go on. What was pressed last may not have happened: look, and press it again.</source>
        <translation>Lidojums, sakari un ieraksts turpinās. Pēdējais nospiestais, iespējams, nav izpildīts: pārbaudi un nospied vēlreiz.</translation>
    </message>
    <message>
        <source>The instruments of the drone</source>
        <translation>Drona rādījumi</translation>
    </message>
    <message>
        <source>The link to the drone</source>
        <translation>Sakari ar dronu</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>The page Fly</source>
        <translation>Lapa “Lidojums”</translation>
    </message>
    <message>
        <source>The page Incident</source>
        <translation>Lapa “Notikums”</translation>
    </message>
    <message>
        <source>The page Review</source>
        <translation>Lapa “Izvērtējums”</translation>
    </message>
    <message>
        <source>The page Train</source>
        <translation>Lapa “Mācības”</translation>
    </message>
    <message>
        <source>The picture of the camera</source>
        <translation>Kameras attēls</translation>
    </message>
    <message>
        <source>The plan of the flight</source>
        <translation>Lidojuma plāns</translation>
    </message>
    <message>
        <source>The practice drone</source>
        <translation>Mācību drons</translation>
    </message>
    <message>
        <source>The record of the flight</source>
        <translation>Lidojuma ieraksts</translation>
    </message>
    <message>
        <source>The record of the incident</source>
        <translation>Notikuma žurnāls</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Pārskats</translation>
    </message>
    <message>
        <source>The start of the program</source>
        <translation>Programmas palaišana</translation>
    </message>
    <message>
        <source>The whole program</source>
        <translation>Visa programma</translation>
    </message>
    <message>
        <source>What it worked at has stopped: begin it again. The flight, its link and its record go on.</source>
        <translation>Iesāktais darbs ir apstājies: sāc to vēlreiz. Lidojums, sakari un ieraksts turpinās.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} no {all}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>Skatīt ma&amp;pē:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Faila &amp;nosaukums:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Failu &amp;tips:</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nē</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Jā</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Pārtraukt</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Lietot</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Atmest</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Nesaglabāt</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Palīdzība</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorēt</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ē visam</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Labi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atvērt</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atiestatīt</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Atjaunot noklusējumus</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Mēģināt vēlreiz</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Saglabāt</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Saglabāt visu</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Jā vis&amp;am</translation>
    </message>
</context>
<context>
    <name>QuestionsForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>Saglabāt atbildes</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Fly</source>
        <translation>Lidojums</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Notikums</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Izvērtējums</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Iestatījumi</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Mācības</translation>
    </message>
</context>
<context>
    <name>ReadinessWords</name>
    <message numerus="yes">
        <source>%n RED · mend it before take-off</source>
        <translation>
            <numerusform>%n SARKANS · labojiet pirms pacelšanās</numerusform>
            <numerusform>%n SARKANI · labojiet pirms pacelšanās</numerusform>
            <numerusform>%n SARKANU · labojiet pirms pacelšanās</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n JAUTĀJUMS</numerusform>
            <numerusform>%n JAUTĀJUMI</numerusform>
            <numerusform>%n JAUTĀJUMU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks</source>
        <translation>
            <numerusform>%n pārbaude</numerusform>
            <numerusform>%n pārbaudes</numerusform>
            <numerusform>%n pārbaužu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks still wait.</source>
        <translation>
            <numerusform>%n pārbaude vēl gaida.</numerusform>
            <numerusform>%n pārbaudes vēl gaida.</numerusform>
            <numerusform>%n pārbaužu vēl gaida.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mends</source>
        <translation>
            <numerusform>%n labojums</numerusform>
            <numerusform>%n labojumi</numerusform>
            <numerusform>%n labojumu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things block.</source>
        <translation>
            <numerusform>Traucē %n lieta.</numerusform>
            <numerusform>Traucē %n lietas.</numerusform>
            <numerusform>Traucē %n lietu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks</source>
        <translation>
            <numerusform>%n ķeksītis</numerusform>
            <numerusform>%n ķeksīši</numerusform>
            <numerusform>%n ķeksīšu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks are missing.</source>
        <translation>
            <numerusform>Trūkst %n ķeksīša.</numerusform>
            <numerusform>Trūkst %n ķeksīšu.</numerusform>
            <numerusform>Trūkst %n ķeksīšu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Viss ir kārtībā.</translation>
    </message>
    <message>
        <source>One check still waits.</source>
        <translation>Viena pārbaude vēl gaida.</translation>
    </message>
    <message>
        <source>One thing blocks.</source>
        <translation>Traucē viena lieta.</translation>
    </message>
    <message>
        <source>One tick is missing.</source>
        <translation>Trūkst viena ķeksīša.</translation>
    </message>
    <message>
        <source>one check</source>
        <translation>viena pārbaude</translation>
    </message>
    <message>
        <source>one mend</source>
        <translation>viens labojums</translation>
    </message>
    <message>
        <source>one tick</source>
        <translation>viens ķeksītis</translation>
    </message>
    <message>
        <source>waits for {what}</source>
        <translation>gaida: {what}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>LOST {age}</source>
        <translation>ZUDIS {age}</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>vēl nav saņemts</translation>
    </message>
</context>
<context>
    <name>RecordedPicture</name>
    <message>
        <source>Not recorded here</source>
        <translation>Šeit nav ierakstīts</translation>
    </message>
    <message>
        <source>{age} ahead</source>
        <translation>{age} uz priekšu</translation>
    </message>
    <message>
        <source>{age} old</source>
        <translation>vecums {age}</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>FireDrone ended while the drone was in the air. It goes on in the same record, whole up to {time}.</source>
        <translation>FireDrone beidza darbu, kamēr drons bija gaisā. Tas turpina tajā pašā ierakstā, kas ir vesels līdz {time}.</translation>
    </message>
    <message>
        <source>FireDrone ended while this flight was recorded. Its record is whole up to {time}.</source>
        <translation>FireDrone apstājās, kamēr ierakstīja šo lidojumu. Ieraksts ir vesels līdz {time}.</translation>
    </message>
</context>
<context>
    <name>RedactSheet</name>
    <message>
        <source>Comes along, blacked out</source>
        <translation>Dodas līdzi, aizklāts</translation>
    </message>
    <message>
        <source>Draw a box over each face and number plate. The original stays here.</source>
        <translation>Apvelciet katru seju un numura zīmi. Oriģināls paliek šeit.</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Paturēt šeit</translation>
    </message>
    <message>
        <source>Nothing to hide</source>
        <translation>Nav ko aizklāt</translation>
    </message>
    <message>
        <source>Picture to black out</source>
        <translation>Aizklājamais attēls</translation>
    </message>
    <message>
        <source>Picture {n} of {all}</source>
        <translation>{n}. attēls no {all}</translation>
    </message>
    <message>
        <source>Take the last box away</source>
        <translation>Noņemt pēdējo rāmi</translation>
    </message>
    <message>
        <source>cannot be shown</source>
        <translation>nav parādāms</translation>
    </message>
    <message>
        <source>nothing drawn</source>
        <translation>nekas nav apvilkts</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Everything as GeoJSON</source>
        <translation>Viss kā GeoJSON</translation>
    </message>
    <message>
        <source>Everything for map programs</source>
        <translation>Viss kartes programmām</translation>
    </message>
    <message>
        <source>Everything for receivers</source>
        <translation>Viss uztvērējiem</translation>
    </message>
    <message>
        <source>Map for any browser</source>
        <translation>Karte jebkurai pārlūkprogrammai</translation>
    </message>
    <message>
        <source>Report for any browser</source>
        <translation>Pārskats jebkurai pārlūkprogrammai</translation>
    </message>
    <message>
        <source>Report to print and sign</source>
        <translation>Pārskats drukāšanai un parakstam</translation>
    </message>
    <message>
        <source>Seal and share</source>
        <translation>Aizzīmogot un nodot</translation>
    </message>
    <message>
        <source>Sealed record to hand over</source>
        <translation>Aizzīmogots ieraksts nodošanai</translation>
    </message>
    <message>
        <source>Table for a spreadsheet</source>
        <translation>Tabula izklājlapai</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>Pārskats ir gatavs</translation>
    </message>
    <message>
        <source>to a stick, whole or without names</source>
        <translation>zibatmiņā, pilnu vai bez vārdiem</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>This incident came sealed from others; its report is in it.</source>
        <translation>Šis notikums nāk aizzīmogots no citiem; tā pārskats ir tajā.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Add note</source>
        <translation>Pievienot piezīmi</translation>
    </message>
    <message>
        <source>Clock offsets</source>
        <translation>Pulksteņu nobīdes</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Pabeigt</translation>
    </message>
    <message>
        <source>Flight {number}</source>
        <translation>{number}. lidojums</translation>
    </message>
    <message>
        <source>Four questions</source>
        <translation>Četri jautājumi</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>No incident open</source>
        <translation>Nav atvērta notikuma</translation>
    </message>
    <message>
        <source>PDF, map, tracks</source>
        <translation>PDF, karte, maršruti</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Atskaņot</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>ATSKAŅOJUMS</translation>
    </message>
    <message>
        <source>REPLAY · TRAINING</source>
        <translation>ATSKAŅOJUMS · MĀCĪBAS</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Izvērtējums</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>plkst. {time}</translation>
    </message>
    <message>
        <source>dispatch {offset}</source>
        <translation>izsaukums {offset}</translation>
    </message>
    <message numerus="yes">
        <source>flights: %n</source>
        <translation>
            <numerusform>lidojumi: %n</numerusform>
            <numerusform>lidojumi: %n</numerusform>
            <numerusform>lidojumi: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>incident {number}</source>
        <translation>notikums {number}</translation>
    </message>
    <message>
        <source>is being written</source>
        <translation>tiek rakstīts</translation>
    </message>
    <message>
        <source>no entry yet</source>
        <translation>ierakstu vēl nav</translation>
    </message>
    <message>
        <source>nothing has a time</source>
        <translation>nekam nav laika</translation>
    </message>
    <message>
        <source>space · {speed}</source>
        <translation>atstarpe · {speed}</translation>
    </message>
    <message>
        <source>whose clock was wrong</source>
        <translation>kura pulkstenis bija nepareizs</translation>
    </message>
    <message>
        <source>{count} of {all} answered</source>
        <translation>atbildēti {count} no {all}</translation>
    </message>
</context>
<context>
    <name>ReviewingWires</name>
    <message>
        <source>A drone is flying for the open incident. Land first.</source>
        <translation>Atvērtajā notikumā lido drons. Vispirms nosēdiniet to.</translation>
    </message>
    <message>
        <source>The recording {flight} is damaged: {size} of it belong to no message.</source>
        <translation>Ieraksts {flight} ir bojāts: {size} no tā nepieder nevienam ziņojumam.</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>A PIN for the chief</source>
        <translation>PIN priekšniekam</translation>
    </message>
    <message>
        <source>A PIN for the trainer</source>
        <translation>PIN instruktoram</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Flying, marking, coming home and landing never ask for a PIN.</source>
        <translation>Lidošana, atzīmēšana, atgriešanās un nosēšanās PIN neprasa nekad.</translation>
    </message>
    <message>
        <source>No role has a PIN: everybody may do everything.</source>
        <translation>Nevienai lomai nav PIN: visi drīkst visu.</translation>
    </message>
    <message>
        <source>Not this one. Try again.</source>
        <translation>Nav pareizi. Mēģiniet vēlreiz.</translation>
    </message>
    <message>
        <source>Not this one. Wait {time}, then try again.</source>
        <translation>Nav pareizi. Pagaidiet {time}, tad mēģiniet vēlreiz.</translation>
    </message>
    <message>
        <source>Take the PIN away</source>
        <translation>Noņemt PIN</translation>
    </message>
    <message>
        <source>The chief’s PIN</source>
        <translation>Priekšnieka PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>To pašu PIN vēlreiz</translation>
    </message>
    <message>
        <source>The trainer’s PIN</source>
        <translation>Instruktora PIN</translation>
    </message>
    <message>
        <source>The two were different. Begin again.</source>
        <translation>Abas reizes atšķiras. Sāciet no jauna.</translation>
    </message>
    <message>
        <source>This guards against mistakes. It is not a lock: who has the laptop can read its files.</source>
        <translation>Tas pasargā no kļūdām. Tā nav slēdzene: kam ir dators, tas var lasīt tā failus.</translation>
    </message>
    <message>
        <source>Type it here or on the keyboard, then the tick or Enter.</source>
        <translation>Ievadiet to šeit vai ar tastatūru, tad ķeksītis vai Enter.</translation>
    </message>
    <message>
        <source>Who is at the laptop</source>
        <translation>Kas ir pie datora</translation>
    </message>
    <message>
        <source>change or take away</source>
        <translation>mainīt vai noņemt</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>vēl nav</translation>
    </message>
    <message>
        <source>the chief does this</source>
        <translation>to dara priekšnieks</translation>
    </message>
    <message>
        <source>then everybody may</source>
        <translation>tad to drīkst visi</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>pagaidiet</translation>
    </message>
    <message>
        <source>{fewest} to {most} digits.</source>
        <translation>No {fewest} līdz {most} cipariem.</translation>
    </message>
    <message>
        <source>{role} · PIN</source>
        <translation>{role} · PIN</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>A second window or laptop for the trainer</source>
        <translation>Otrs logs vai dators instruktoram</translation>
    </message>
    <message>
        <source>And begins exercises, breaks things in them, works from a second laptop.</source>
        <translation>Un sāk mācības, rada tajās kļūmes, strādā no otra datora.</translation>
    </message>
    <message>
        <source>And corrects clocks and the operator’s record, hands incidents over, sets up the brigade.</source>
        <translation>Un labo pulksteņus un ekspluatanta žurnālu, nodod notikumus, iestata komandu.</translation>
    </message>
    <message>
        <source>Begin an exercise</source>
        <translation>Sākt mācības</translation>
    </message>
    <message>
        <source>Break things in an exercise</source>
        <translation>Radīt kļūmes mācībās</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>Priekšnieks</translation>
    </message>
    <message>
        <source>Correct a clock</source>
        <translation>Labot pulksteni</translation>
    </message>
    <message>
        <source>Correct the operator’s record</source>
        <translation>Labot ekspluatanta žurnālu</translation>
    </message>
    <message>
        <source>Delete or merge</source>
        <translation>Dzēst vai apvienot</translation>
    </message>
    <message>
        <source>Finish a report</source>
        <translation>Pabeigt pārskatu</translation>
    </message>
    <message>
        <source>Flies, marks, comes home, opens incidents, practises and finishes reports.</source>
        <translation>Lido, atzīmē, atgriežas, atver notikumus, mācās un pabeidz pārskatus.</translation>
    </message>
    <message>
        <source>Hand an incident over</source>
        <translation>Nodot notikumu</translation>
    </message>
    <message>
        <source>Open an incident</source>
        <translation>Atvērt notikumu</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilots</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Mācīties</translation>
    </message>
    <message>
        <source>Set up the brigade</source>
        <translation>Iestatīt komandu</translation>
    </message>
    <message>
        <source>Settings as a file</source>
        <translation>Iestatījumi kā fails</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Instruktors</translation>
    </message>
    <message>
        <source>{action}: for everybody.</source>
        <translation>{action}: drīkst visi.</translation>
    </message>
    <message>
        <source>{action}: the chief does this.</source>
        <translation>{action}: to dara priekšnieks.</translation>
    </message>
    <message>
        <source>{action}: the trainer does this.</source>
        <translation>{action}: to dara instruktors.</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Export page</source>
        <translation>Eksportēt lapu</translation>
    </message>
    <message>
        <source>Flown by: {drone}</source>
        <translation>Lidoja: {drone}</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
    <message>
        <source>To the review</source>
        <translation>Uz izvērtējumu</translation>
    </message>
    <message>
        <source>embedded drone</source>
        <translation>iebūvētais drons</translation>
    </message>
    <message>
        <source>of 100 points</source>
        <translation>no 100 punktiem</translation>
    </message>
</context>
<context>
    <name>SeeingWires</name>
    <message>
        <source>no place without the drone&apos;s position</source>
        <translation>bez drona pozīcijas vietas nav</translation>
    </message>
    <message>
        <source>the heading is not known</source>
        <translation>kurss nav zināms</translation>
    </message>
    <message>
        <source>the sky</source>
        <translation>debesis</translation>
    </message>
    <message>
        <source>too far for a place</source>
        <translation>vietai pārāk tālu</translation>
    </message>
    <message>
        <source>too flat for a place</source>
        <translation>vietai pārāk lēzeni</translation>
    </message>
    <message>
        <source>{time} behind</source>
        <translation>{time} vēlāk</translation>
    </message>
</context>
<context>
    <name>SeenLegend</name>
    <message>
        <source>Seen</source>
        <translation>Redzēts</translation>
    </message>
    <message>
        <source>Seen ground, chance to have found: {steps}</source>
        <translation>Apskatītā zeme, iespēja būt atradušam: {steps}</translation>
    </message>
</context>
<context>
    <name>SettingOutBar</name>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Alarms &amp; sounds</source>
        <translation>Trauksmes un skaņas</translation>
    </message>
    <message>
        <source>Brigade</source>
        <translation>Komanda</translation>
    </message>
    <message>
        <source>By the sun</source>
        <translation>Pēc saules</translation>
    </message>
    <message>
        <source>By the sun: night from dusk to dawn at the scene, else at the brigade</source>
        <translation>Pēc saules: nakts no krēslas līdz ausmai notikuma vietā vai pie komandas</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Valsts</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Apkalpe</translation>
    </message>
    <message>
        <source>Data stay on this computer, also after uninstalling</source>
        <translation>Dati paliek šajā datorā arī pēc atinstalēšanas</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Diena</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Drone &amp; link</source>
        <translation>Drons un sakari</translation>
    </message>
    <message>
        <source>Files of the brigade</source>
        <translation>Komandas faili</translation>
    </message>
    <message>
        <source>FireDrone {version}</source>
        <translation>FireDrone {version}</translation>
    </message>
    <message>
        <source>Get map pictures</source>
        <translation>Lejupielādēt kartes attēlus</translation>
    </message>
    <message>
        <source>Hear them</source>
        <translation>Paklausīties</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Palīdzība</translation>
    </message>
    <message>
        <source>Help &amp; about</source>
        <translation>Palīdzība un par programmu</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Augsts kontrasts</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Valoda</translation>
    </message>
    <message>
        <source>Large controls, for gloves</source>
        <translation>Lielas pogas, cimdiem</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Latvia and Lithuania</source>
        <translation>Latvija un Lietuva</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Izskats</translation>
    </message>
    <message>
        <source>Look &amp; language</source>
        <translation>Izskats un valoda</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Kartes</translation>
    </message>
    <message>
        <source>Name of the brigade</source>
        <translation>Komandas nosaukums</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nakts</translation>
    </message>
    <message>
        <source>No setting answers to this.</source>
        <translation>Tāda iestatījuma nav.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Izslēgts</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ieslēgts</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Meklēt iestatījumos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Iestatījumi</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Visa izmērs</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Skaņas</translation>
    </message>
    <message>
        <source>Spoken alarms</source>
        <translation>Izrunātas trauksmes</translation>
    </message>
    <message>
        <source>Take settings from a file</source>
        <translation>Ņemt iestatījumus no faila</translation>
    </message>
    <message>
        <source>The district</source>
        <translation>Apgabals</translation>
    </message>
    <message>
        <source>The drone&apos;s cameras</source>
        <translation>Drona kameras</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drona sakari</translation>
    </message>
    <message>
        <source>The first two minutes again</source>
        <translation>Vēlreiz pirmās divas minūtes</translation>
    </message>
    <message>
        <source>Watch a folder for alarms</source>
        <translation>Vērot izsaukumu mapi</translation>
    </message>
    <message>
        <source>Watch no folder for alarms</source>
        <translation>Nevērot izsaukumu mapi</translation>
    </message>
    <message>
        <source>Who uses this laptop</source>
        <translation>Kas lieto šo datoru</translation>
    </message>
    <message>
        <source>Write the settings to a file</source>
        <translation>Ierakstīt iestatījumus failā</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: write another word</source>
        <translation>
            <numerusform>un vēl %n: pierakstiet vēl vārdu</numerusform>
            <numerusform>un vēl %n: pierakstiet vēl vārdu</numerusform>
            <numerusform>un vēl %n: pierakstiet vēl vārdu</numerusform>
        </translation>
    </message>
    <message>
        <source>and who plays and speaks them</source>
        <translation>un kas tās atskaņo un izrunā</translation>
    </message>
    <message>
        <source>for the brigade&apos;s laptops; no PIN, password or name in it</source>
        <translation>komandas datoriem; bez PIN, parolēm un vārdiem</translation>
    </message>
    <message>
        <source>free software under the EUPL 1.2</source>
        <translation>brīva programmatūra, licence EUPL 1.2</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>no nākamās palaišanas</translation>
    </message>
    <message>
        <source>from the next start; this screen takes {percent} % at most</source>
        <translation>no nākamās palaišanas; šajā ekrānā ne vairāk kā {percent} %</translation>
    </message>
    <message>
        <source>language, brigade, drone, district, a training flight</source>
        <translation>valoda, komanda, drons, apgabals, mācību lidojums</translation>
    </message>
    <message>
        <source>maps, zones, addresses, where the brigade stands</source>
        <translation>kartes, zonas, adreses, kur ir komanda</translation>
    </message>
    <message>
        <source>new files are offered</source>
        <translation>jauni faili tiek piedāvāti</translation>
    </message>
    <message>
        <source>now: {name}</source>
        <translation>tagad: {name}</translation>
    </message>
    <message>
        <source>of the brigade; the sun&apos;s hours until its place is said</source>
        <translation>komandas; saules stundām, kamēr nav norādīta tās vieta</translation>
    </message>
    <message>
        <source>off: only the three that mean “act now”</source>
        <translation>izslēgts: tikai trīs, kas nozīmē “rīkojies tūlīt”</translation>
    </message>
    <message>
        <source>offered before take-off; a comma between names</source>
        <translation>piedāvā pirms pacelšanās; starp vārdiem komats</translation>
    </message>
    <message>
        <source>pilot, chief or trainer</source>
        <translation>pilots, priekšnieks vai instruktors</translation>
    </message>
    <message>
        <source>reports are written in any of them</source>
        <translation>ziņojumus raksta jebkurā no tām</translation>
    </message>
    <message>
        <source>the ones before are kept</source>
        <translation>iepriekšējie tiek saglabāti</translation>
    </message>
    <message>
        <source>the same on all its laptops</source>
        <translation>vienāds visos tās datoros</translation>
    </message>
    <message>
        <source>too large here</source>
        <translation>šeit par lielu</translation>
    </message>
    <message>
        <source>what differs, side by side</source>
        <translation>kas atšķiras, blakus</translation>
    </message>
    <message>
        <source>where the pictures come from</source>
        <translation>no kurienes nāk attēli</translation>
    </message>
    <message>
        <source>where this computer has a voice</source>
        <translation>ja šim datoram ir balss</translation>
    </message>
    <message>
        <source>while there is internet</source>
        <translation>kamēr ir internets</translation>
    </message>
    <message>
        <source>with pictures, without internet</source>
        <translation>ar attēliem, bez interneta</translation>
    </message>
</context>
<context>
    <name>SettlingWires</name>
    <message>
        <source>Everything is drawn too large for this screen: choose a smaller size in the settings</source>
        <translation>Šim ekrānam viss ir par lielu: iestatījumos izvēlieties mazāku izmēru</translation>
    </message>
    <message>
        <source>The settings are lost with this window: {why}</source>
        <translation>Iestatījumi zudīs līdz ar šo logu: {why}</translation>
    </message>
</context>
<context>
    <name>ShapeTool</name>
    <message>
        <source>A line needs two points</source>
        <translation>Līnijai vajag divus punktus</translation>
    </message>
    <message>
        <source>An area needs three corners</source>
        <translation>Zonai vajag trīs stūrus</translation>
    </message>
    <message>
        <source>Drag the corners. Double-click an edge for a new one. Enter when done.</source>
        <translation>Velciet stūrus. Dubultklikšķis uz malas pieliek jaunu. Beigās spiediet Enter.</translation>
    </message>
    <message>
        <source>Tap along the line</source>
        <translation>Pieskarieties gar līniju</translation>
    </message>
    <message>
        <source>Tap the corners of the area</source>
        <translation>Pieskarieties zonas stūriem</translation>
    </message>
    <message>
        <source>Tap the first corner again to close the area</source>
        <translation>Lai noslēgtu zonu, vēlreiz pieskarieties pirmajam stūrim</translation>
    </message>
    <message>
        <source>Tap the last point again to end the line</source>
        <translation>Pieskarieties pēdējam punktam vēlreiz, lai līniju beigtu</translation>
    </message>
    <message>
        <source>That line would cross the outline. Tap another place.</source>
        <translation>Šī līnija krustotu kontūru. Pieskarieties citai vietai.</translation>
    </message>
    <message>
        <source>The outline would cross itself. Choose another place for this corner.</source>
        <translation>Kontūra krustotu pati sevi. Izvēlieties šim stūrim citu vietu.</translation>
    </message>
</context>
<context>
    <name>ShareDesk</name>
    <message>
        <source>One thing at a time: wait until the other is done</source>
        <translation>Pa vienam: pagaidiet, līdz iepriekšējais ir pabeigts</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>disks</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source> and video</source>
        <translation> un video</translation>
    </message>
    <message>
        <source>A name that stands in a note alone is not found: read the notes first.</source>
        <translation>Vārdu, kas ir tikai piezīmē, neatrod: vispirms izlasiet piezīmes.</translation>
    </message>
    <message>
        <source>A redacted copy</source>
        <translation>Aizklātu kopiju</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Choose a folder or a stick</source>
        <translation>Izvēlēties mapi vai zibatmiņu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>Faces in pictures</source>
        <translation>Sejas attēlos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fails</translation>
    </message>
    <message>
        <source>How much is sealed</source>
        <translation>Cik daudz aizzīmogots</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Atslēga</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Apskatīt tos</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Vārdi</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Piezīmes</translation>
    </message>
    <message>
        <source>Of {all} pictures {some} come along; one that nobody looked at stays here.</source>
        <translation>No {all} attēliem līdzi dodas {some}; neapskatītais paliek šeit.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Atvērt mapi</translation>
    </message>
    <message>
        <source>SIMULATED · {incident}</source>
        <translation>SIMULĀCIJA · {incident}</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Aizzīmogot</translation>
    </message>
    <message>
        <source>Seal and share</source>
        <translation>Aizzīmogot un nodot</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Aizzīmogots</translation>
    </message>
    <message numerus="yes">
        <source>Sealed as it is: the record was not whole before, in %n places.</source>
        <translation>
            <numerusform>Aizzīmogots, kāds ir: ieraksts jau iepriekš nebija neskarts %n vietā.</numerusform>
            <numerusform>Aizzīmogots, kāds ir: ieraksts jau iepriekš nebija neskarts %n vietās.</numerusform>
            <numerusform>Aizzīmogots, kāds ir: ieraksts jau iepriekš nebija neskarts %n vietās.</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Lielums</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Izņemts</translation>
    </message>
    <message>
        <source>Tell them the key by telephone: with it anybody can check the file, without a network.</source>
        <translation>Pasakiet viņiem atslēgu pa tālruni: ar to ikviens var pārbaudīt datni, bez tīkla.</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>Visu ierakstu</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ko</translation>
    </message>
    <message>
        <source>What leaves the brigade: a copy that says it is one. Videos, reports and the dispatch centre&apos;s own files stay here.</source>
        <translation>Kas atstāj komandu: kopija, kas pati saka, ka ir kopija. Video, pārskati un dispečeru centra datnes paliek šeit.</translation>
    </message>
    <message>
        <source>What leaves the brigade: the whole record with the names of persons, places, pictures, the flight{video}, and the reports.</source>
        <translation>Kas atstāj komandu: viss ieraksts ar personu vārdiem, vietas, attēli, lidojums{video} un pārskati.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Kurp</translation>
    </message>
    <message>
        <source>With video</source>
        <translation>Ar video</translation>
    </message>
    <message>
        <source>Without video</source>
        <translation>Bez video</translation>
    </message>
    <message>
        <source>no. {n}, replaces the one before</source>
        <translation>nr. {n}, aizstāj iepriekšējo</translation>
    </message>
    <message>
        <source>none: nobody vouches for it</source>
        <translation>nav: neviens par to negalvo</translation>
    </message>
    <message>
        <source>say what is taken out</source>
        <translation>sakiet, ko izņemt</translation>
    </message>
    <message>
        <source>say where to</source>
        <translation>sakiet, kurp</translation>
    </message>
</context>
<context>
    <name>SharingWires</name>
    <message>
        <source>Seal into which folder?</source>
        <translation>Kurā mapē aizzīmogot?</translation>
    </message>
</context>
<context>
    <name>SideNote</name>
    <message>
        <source>Other rules over there: {differences}</source>
        <translation>Otrā pusē citi noteikumi: {differences}</translation>
    </message>
    <message>
        <source>Other rules over there: {differences} (▲ to be confirmed)</source>
        <translation>Otrā pusē citi noteikumi: {differences} (▲ jāapstiprina)</translation>
    </message>
    <message>
        <source>opens the booklet of differences</source>
        <translation>atver atšķirību bukletu</translation>
    </message>
</context>
<context>
    <name>SitlDesk</name>
    <message>
        <source>ArduPilot SITL is ended again</source>
        <translation>ArduPilot SITL tiek apturēts</translation>
    </message>
    <message>
        <source>ArduPilot SITL is started</source>
        <translation>Tiek palaists ArduPilot SITL</translation>
    </message>
    <message>
        <source>The ArduPilot SITL could not arm within {seconds} s. Its last word: {text}</source>
        <translation>ArduPilot SITL {seconds} s laikā nebija gatavs ieslēgt motorus. Pēdējais, ko tas teica: {text}</translation>
    </message>
    <message>
        <source>The ArduPilot SITL said nothing within {seconds} s: is it a copter?</source>
        <translation>ArduPilot SITL {seconds} s laikā neko nepateica: vai tas ir kopters?</translation>
    </message>
    <message>
        <source>{name} boots: {seconds} of about {all} s</source>
        <translation>{name} ieslēdzas: {seconds} no apmēram {all} s</translation>
    </message>
</context>
<context>
    <name>SoundTry</name>
    <message>
        <source>Act now</source>
        <translation>Rīkojieties tūlīt</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Uzmanību</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Briesmas</translation>
    </message>
    <message>
        <source>English</source>
        <translation>angliski</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>latviski</translation>
    </message>
    <message>
        <source>Listen. “Act now” means position lost, battery nearly empty or outside the fence, and is heard even when sounds are off.</source>
        <translation>Noklausieties. „Rīkojieties tūlīt” nozīmē: zaudēta pozīcija, gandrīz tukšs akumulators vai drons ārpus robežas; tas skan arī tad, kad skaņas ir izslēgtas.</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>lietuviski</translation>
    </message>
    <message>
        <source>Played by</source>
        <translation>Atskaņo</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>Runā</translation>
    </message>
    <message>
        <source>every {time}</source>
        <translation>ik pēc {time}</translation>
    </message>
    <message>
        <source>no voice here speaks {language}</source>
        <translation>nav balss, kas runātu {language}</translation>
    </message>
    <message>
        <source>no voice here speaks {language}: install {package}</source>
        <translation>nav balss, kas runātu {language}: instalējiet {package}</translation>
    </message>
    <message>
        <source>nobody: words are off</source>
        <translation>neviens: vārdi ir izslēgti</translation>
    </message>
    <message>
        <source>not heard: {why}</source>
        <translation>nav dzirdams: {why}</translation>
    </message>
    <message>
        <source>nothing here: install {package}</source>
        <translation>nekas: instalējiet {package}</translation>
    </message>
    <message>
        <source>once</source>
        <translation>vienreiz</translation>
    </message>
</context>
<context>
    <name>SpotColumn</name>
    <message>
        <source>Hot spots</source>
        <translation>Karstie punkti</translation>
    </message>
    <message>
        <source>None found yet.</source>
        <translation>Vēl neviens nav atrasts.</translation>
    </message>
    <message>
        <source>{more} more</source>
        <translation>vēl {more}</translation>
    </message>
</context>
<context>
    <name>SpotDesk</name>
    <message>
        <source>Name the file .gpx, .geojson or .kml</source>
        <translation>Nosauciet datni ar .gpx, .geojson vai .kml</translation>
    </message>
</context>
<context>
    <name>SpotDetails</name>
    <message>
        <source>19 of 20 within {error}</source>
        <translation>19 no 20 ietilpst {error}</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Pēdējoreiz redzēts</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Skatīties tur</translation>
    </message>
    <message>
        <source>None is chosen</source>
        <translation>Neviens nav izvēlēts</translation>
    </message>
    <message>
        <source>Not a fire</source>
        <translation>Nav ugunsgrēks</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Kartē</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Nodzēsts</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Rādījums</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Nosūtīt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stāvoklis</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendence</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>Apmeklēts</translation>
    </message>
    <message>
        <source>Whom to send</source>
        <translation>Ko nosūtīt</translation>
    </message>
    <message>
        <source>a name first</source>
        <translation>vispirms nosaukumu</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>vispirms izvēlieties</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>slēgts</translation>
    </message>
    <message>
        <source>half within {error}</source>
        <translation>puse ietilpst {error}</translation>
    </message>
    <message>
        <source>seen too seldom to say</source>
        <translation>redzēts pārāk reti</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>kāds cits</translation>
    </message>
    <message>
        <source>the camera</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>apmeklēts</translation>
    </message>
</context>
<context>
    <name>SpottingWires</name>
    <message>
        <source>Keep as</source>
        <translation>Saglabāt kā</translation>
    </message>
    <message>
        <source>Kept as {name}</source>
        <translation>Saglabāts kā {name}</translation>
    </message>
    <message>
        <source>drone crew</source>
        <translation>drona apkalpe</translation>
    </message>
    <message>
        <source>no gimbal is heard</source>
        <translation>kameras piekari nedzird</translation>
    </message>
    <message>
        <source>none is open</source>
        <translation>neviens nav atvērts</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Coming home</source>
        <translation>Atgriežas</translation>
    </message>
    <message>
        <source>FLYING</source>
        <translation>LIDO</translation>
    </message>
    <message>
        <source>LINK LOST</source>
        <translation>SAKARI ZAUDĒTI</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Nosēžas</translation>
    </message>
    <message>
        <source>Motors are on</source>
        <translation>Dzinēji ieslēgti</translation>
    </message>
    <message>
        <source>NO DRONE</source>
        <translation>NAV DRONA</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Plāna vēl nav</translation>
    </message>
    <message>
        <source>ON THE GROUND</source>
        <translation>UZ ZEMES</translation>
    </message>
    <message>
        <source>Plan NOT aboard: {why}</source>
        <translation>Plāns NAV dronā: {why}</translation>
    </message>
    <message>
        <source>Plan aboard, read back {time}</source>
        <translation>Plāns dronā, nolasīts {time}</translation>
    </message>
    <message>
        <source>Plan drawn, not aboard yet</source>
        <translation>Plāns ir, bet vēl nav dronā</translation>
    </message>
    <message>
        <source>Search flown, coming home</source>
        <translation>Meklēšana pabeigta, atgriežas</translation>
    </message>
    <message>
        <source>Searching · {percent} done</source>
        <translation>Meklē · nolidoti {percent}</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Ceļā</translation>
    </message>
    <message>
        <source>Waiting for the port</source>
        <translation>Gaida portu</translation>
    </message>
    <message>
        <source>Waiting in the air</source>
        <translation>Gaida gaisā</translation>
    </message>
    <message>
        <source>last heard {age} ago</source>
        <translation>pēdējo reizi dzirdēts pirms {age}</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>Battery</source>
        <translation>Akumulators</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Mājup</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozīcija</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>ATSKAŅOJUMS</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Ieraksts</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{label}: less</source>
        <translation>{label}: mazāk</translation>
    </message>
    <message>
        <source>{label}: more</source>
        <translation>{label}: vairāk</translation>
    </message>
</context>
<context>
    <name>StreamForm</name>
    <message>
        <source>Address</source>
        <translation>Adrese</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Savienot</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Parole</translation>
    </message>
    <message>
        <source>Pick a known camera</source>
        <translation>Izvēlēties zināmu kameru</translation>
    </message>
    <message>
        <source>RTSP is not encrypted: whoever listens in sees the picture and may read the password.</source>
        <translation>RTSP nav šifrēts: kas noklausās, redz attēlu un var izlasīt paroli.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Pamēģināt</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Lietotājs</translation>
    </message>
    <message>
        <source>kept in the key store</source>
        <translation>glabājas atslēgu krātuvē</translation>
    </message>
    <message>
        <source>name and password go below</source>
        <translation>vārds un parole jāraksta zemāk</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>nav adrese</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>viens attēls</translation>
    </message>
    <message>
        <source>trying …</source>
        <translation>mēģina …</translation>
    </message>
</context>
<context>
    <name>StreamSheet</name>
    <message>
        <source>As they leave the factory. Which of two is the thermal one is found out when it plays.</source>
        <translation>Kā iestatīts rūpnīcā. Kura no abām straumēm ir termiskā, atklājas, kad tā rāda.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gatavs</translation>
    </message>
    <message>
        <source>From the drone</source>
        <translation>No drona</translation>
    </message>
    <message>
        <source>Known cameras</source>
        <translation>Zināmās kameras</translation>
    </message>
    <message>
        <source>No more pictures</source>
        <translation>Nerādīt attēlus</translation>
    </message>
    <message>
        <source>The drone announces no picture. Type its address, or pick the camera.</source>
        <translation>Drons nepiedāvā attēlu. Ierakstiet adresi vai izvēlieties kameru.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Which of them shows heat?</source>
        <translation>Kurš no tiem rāda siltumu?</translation>
    </message>
</context>
<context>
    <name>StreamingWires</name>
    <message>
        <source>The other</source>
        <translation>Otrs</translation>
    </message>
    <message>
        <source>The picture comes, {size}.</source>
        <translation>Attēls nāk, {size}.</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Šis</translation>
    </message>
</context>
<context>
    <name>TaskCards</name>
    <message>
        <source>Press again to change how it is flown.</source>
        <translation>Nospiediet vēlreiz, lai mainītu, kā lidot.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Uzdevumi</translation>
    </message>
</context>
<context>
    <name>TemplatesSheet</name>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Saglabāt</translation>
    </message>
    <message>
        <source>Keep how it is flown now, under a name</source>
        <translation>Saglabāt pašreizējo lidojuma veidu ar nosaukumu</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Vairāk</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Sagataves nosaukums</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sagataves</translation>
    </message>
    <message>
        <source>a name first</source>
        <translation>vispirms nosaukumu</translation>
    </message>
</context>
<context>
    <name>Thermal</name>
    <message>
        <source>Connected, but no picture comes</source>
        <translation>Savienots, bet attēla nav</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Savienojas</translation>
    </message>
    <message>
        <source>It broke a limit or leads elsewhere. Choose another under Video.</source>
        <translation>Tā pārsniedza robežu vai ved citur. Izvēlieties citu sadaļā “Video”.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Mēģinājums atkārtosies pats.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, switch the camera off and on.</source>
        <translation>Mēģinājums atkārtosies pats. Ja tas ieilgst, izslēdziet un ieslēdziet kameru.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Look at its power and its cable.</source>
        <translation>Mēģinājums atkārtosies pats. Pārbaudiet barošanu un kabeli.</translation>
    </message>
    <message>
        <source>Look at the address under Video.</source>
        <translation>Pārbaudiet adresi sadaļā “Video”.</translation>
    </message>
    <message>
        <source>The camera does not answer</source>
        <translation>Kamera neatbild</translation>
    </message>
    <message>
        <source>The camera wants a name and a password</source>
        <translation>Kamera prasa vārdu un paroli</translation>
    </message>
    <message>
        <source>The picture comes by itself.</source>
        <translation>Attēls parādīsies pats.</translation>
    </message>
    <message>
        <source>The picture has ended</source>
        <translation>Attēls ir beidzies</translation>
    </message>
    <message>
        <source>The stream was refused</source>
        <translation>Straume noraidīta</translation>
    </message>
    <message>
        <source>Thermal</source>
        <translation>Termoattēls</translation>
    </message>
    <message>
        <source>Type them under Video: they are missing or wrong.</source>
        <translation>Ierakstiet tos sadaļā “Video”: to nav vai tie ir nepareizi.</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Redzamais</translation>
    </message>
    <message>
        <source>What answers there sends no video</source>
        <translation>Tas, kas tur atbild, nesūta video</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>card</source>
        <translation>karte</translation>
    </message>
    <message>
        <source>from the card</source>
        <translation>no kartes</translation>
    </message>
    <message>
        <source>frozen {age}</source>
        <translation>sastindzis {age}</translation>
    </message>
    <message>
        <source>max {temperature}</source>
        <translation>līdz {temperature}</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mērīts</translation>
    </message>
    <message>
        <source>measured in each pixel</source>
        <translation>mērīts katrā pikselī</translation>
    </message>
    <message>
        <source>no temperatures</source>
        <translation>bez temperatūras</translation>
    </message>
    <message>
        <source>range of the camera</source>
        <translation>kameras diapazons</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relatīvs</translation>
    </message>
    <message>
        <source>{temperature}: switch to the wide range</source>
        <translation>{temperature}: pārslēdziet plašo diapazonu</translation>
    </message>
</context>
<context>
    <name>TimeBoard</name>
    <message>
        <source>Back</source>
        <translation>Atpakaļ</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Apturēt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Turpināt</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Atzīmēt</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Pārņemt</translation>
    </message>
    <message>
        <source>no mark yet</source>
        <translation>atzīmju nav</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>uz zemes</translation>
    </message>
    <message>
        <source>to a mark</source>
        <translation>pie atzīmes</translation>
    </message>
    <message>
        <source>to come back</source>
        <translation>lai atgrieztos</translation>
    </message>
</context>
<context>
    <name>TrackDesk</name>
    <message>
        <source>Open an incident first: the track belongs to one.</source>
        <translation>Vispirms atver notikumu: ceļš pieder kādam.</translation>
    </message>
</context>
<context>
    <name>TrackSheet</name>
    <message>
        <source>Another drone</source>
        <translation>Cits drons</translation>
    </message>
    <message>
        <source>Bring in a track</source>
        <translation>Ievietot ceļu</translation>
    </message>
    <message>
        <source>Call sign</source>
        <translation>Izsaukuma kods</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Day of its first position</source>
        <translation>Pirmās vietas diena</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>No, līdz</translation>
    </message>
    <message>
        <source>It tells</source>
        <translation>Tas rāda</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Vietas</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pievienot</translation>
    </message>
    <message>
        <source>The file does not tell the day. Say the day of its first position.</source>
        <translation>Fails nesaka dienu. Norādi pirmās vietas dienu.</translation>
    </message>
    <message>
        <source>The file holds several tracks. Which one?</source>
        <translation>Failā ir vairāki ceļi. Kurš?</translation>
    </message>
    <message>
        <source>Time zone of its clock</source>
        <translation>Tā pulksteņa laika josla</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>Automobilis</translation>
    </message>
    <message>
        <source>What moved: a truck, or another drone?</source>
        <translation>Kas kustējās: automobilis vai cits drons?</translation>
    </message>
    <message>
        <source>Write the day as 2026-04-12.</source>
        <translation>Raksti dienu kā 2026-04-12.</translation>
    </message>
    <message>
        <source>airborne</source>
        <translation>gaisā</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
            <numerusform>un vēl %n</numerusform>
        </translation>
    </message>
    <message>
        <source>back at the station</source>
        <translation>atgriezies depo</translation>
    </message>
    <message>
        <source>into the open incident</source>
        <translation>atvērtajam notikumam</translation>
    </message>
    <message>
        <source>is being read</source>
        <translation>tiek lasīts</translation>
    </message>
    <message>
        <source>landed</source>
        <translation>nosēdies</translation>
    </message>
    <message>
        <source>left the station</source>
        <translation>izbraucis no depo</translation>
    </message>
    <message>
        <source>moved on from the scene</source>
        <translation>aizbraucis no notikuma vietas</translation>
    </message>
    <message>
        <source>say what moved</source>
        <translation>norādi, kas kustējās</translation>
    </message>
    <message>
        <source>see above</source>
        <translation>skat. augstāk</translation>
    </message>
    <message>
        <source>stands at the scene</source>
        <translation>stāv notikuma vietā</translation>
    </message>
    <message>
        <source>that did not fly with us</source>
        <translation>kas nelidoja ar mums</translation>
    </message>
    <message>
        <source>where it was, and no event</source>
        <translation>kur tas bija, un nevienu notikumu</translation>
    </message>
    <message>
        <source>where it went</source>
        <translation>kur tas brauca</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>bez nosaukuma</translation>
    </message>
</context>
<context>
    <name>TrainDesk</name>
    <message>
        <source>The exercise cannot be recorded: {why}</source>
        <translation>Mācības nevar ierakstīt: {why}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>ArduPilot SITL boots first</source>
        <translation>vispirms ieslēdzas ArduPilot SITL</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Ienest</translation>
    </message>
    <message>
        <source>Embedded drone</source>
        <translation>Iebūvētais drons</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>Beigt mācības</translation>
    </message>
    <message>
        <source>Fly it</source>
        <translation>Lidot</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>Second laptop</source>
        <translation>Otrs dators</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>Otrs logs</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Sākt mācības</translation>
    </message>
    <message>
        <source>Your own fire</source>
        <translation>Jūsu ugunsgrēks</translation>
    </message>
    <message>
        <source>a drone stands ready</source>
        <translation>drons stāv gatavs</translation>
    </message>
    <message>
        <source>an exercise from a neighbour</source>
        <translation>kaimiņu mācības</translation>
    </message>
    <message>
        <source>no incident is open</source>
        <translation>nav atvērta notikuma</translation>
    </message>
    <message>
        <source>one is on its way</source>
        <translation>viens jau ieslēdzas</translation>
    </message>
    <message>
        <source>opens the Fly page</source>
        <translation>atver lapu „Lidojums”</translation>
    </message>
    <message>
        <source>the crew sees its own station alone</source>
        <translation>apkalpe redz tikai savu staciju</translation>
    </message>
    <message>
        <source>the drone goes away</source>
        <translation>drons pazūd</translation>
    </message>
    <message>
        <source>the open incident as an exercise</source>
        <translation>atvērtais notikums kā mācības</translation>
    </message>
    <message>
        <source>who flies</source>
        <translation>kas lido</translation>
    </message>
    <message>
        <source>with a code</source>
        <translation>ar kodu</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>All in order</source>
        <translation>Viss kārtībā</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>Dzīvnieks</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>Atpakaļ pie {name}</translation>
    </message>
    <message>
        <source>Come home</source>
        <translation>Atgriezties</translation>
    </message>
    <message>
        <source>Hold position</source>
        <translation>Turēt vietu</translation>
    </message>
    <message>
        <source>Hot spot</source>
        <translation>Karstais punkts</translation>
    </message>
    <message>
        <source>Land here</source>
        <translation>Nosēsties šeit</translation>
    </message>
    <message>
        <source>Mark {name}</source>
        <translation>Atzīme {name}</translation>
    </message>
    <message>
        <source>No code is open there: it was used, or is too old. Ask for a new one.</source>
        <translation>Koda tur nav: tas izmantots vai novecojis. Lūdziet jaunu.</translation>
    </message>
    <message>
        <source>Nobody answers. Are both in one network, and is pairing open?</source>
        <translation>Neviens neatbild. Vai abi ir vienā tīklā un kods ir atvērts?</translation>
    </message>
    <message>
        <source>Not done: that mark is not there any more.</source>
        <translation>Nav izpildīts: šīs atzīmes vairs nav.</translation>
    </message>
    <message>
        <source>Not done: the drone is not in the air.</source>
        <translation>Nav izpildīts: drons nav gaisā.</translation>
    </message>
    <message>
        <source>Not done: there are as many of these as there may be.</source>
        <translation>Nav izpildīts: vairāk nedrīkst būt.</translation>
    </message>
    <message>
        <source>Not done: this exercise cannot do that.</source>
        <translation>Nav izpildīts: šīs mācības to neprot.</translation>
    </message>
    <message>
        <source>Not done: too much at once. Press it again.</source>
        <translation>Nav izpildīts: pārāk daudz uzreiz. Spiediet vēlreiz.</translation>
    </message>
    <message>
        <source>Others are knocking there just now. Try again in a moment.</source>
        <translation>Tur pašlaik klauvē citi. Pēc brīža mēģiniet vēlreiz.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Cilvēks</translation>
    </message>
    <message>
        <source>Taken over: {what}</source>
        <translation>Pārņemts: {what}</translation>
    </message>
    <message>
        <source>That is not the code on the crew&apos;s station. After five tries it is over.</source>
        <translation>Tas nav apkalpes stacijas kods. Pēc pieciem mēģinājumiem tas beidzas.</translation>
    </message>
    <message>
        <source>The crew&apos;s station has another version of FireDrone.</source>
        <translation>Apkalpes stacijai ir cita FireDrone versija.</translation>
    </message>
    <message>
        <source>The exercise begins</source>
        <translation>Mācības sākas</translation>
    </message>
    <message>
        <source>The exercise is over</source>
        <translation>Mācības beigušās</translation>
    </message>
    <message>
        <source>The fire jumps</source>
        <translation>Uguns pārlec</translation>
    </message>
    <message>
        <source>The line to the crew&apos;s station is away.</source>
        <translation>Līnija uz apkalpes staciju ir zudusi.</translation>
    </message>
    <message>
        <source>The line was away: nobody knows if it was done. Look first.</source>
        <translation>Līnija bija zudusi: neviens nezina, vai izpildīts. Vispirms skatieties.</translation>
    </message>
    <message>
        <source>Time goes on</source>
        <translation>Laiks turpinās</translation>
    </message>
    <message>
        <source>Time stands still</source>
        <translation>Laiks apturēts</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Transportlīdzeklis</translation>
    </message>
    <message>
        <source>What answers there is no crew&apos;s station of FireDrone.</source>
        <translation>Tur atbild kaut kas cits, nevis FireDrone apkalpes stacija.</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vējš</translation>
    </message>
    <message>
        <source>Wind {speed} from {side}</source>
        <translation>Vējš {speed} no {side}</translation>
    </message>
    <message>
        <source>{fault}: over</source>
        <translation>{fault}: beidzies</translation>
    </message>
</context>
<context>
    <name>TrainerBoard</name>
    <message>
        <source>A remark</source>
        <translation>Piezīme</translation>
    </message>
    <message>
        <source>A remark for the debrief</source>
        <translation>Piezīme pārrunām</translation>
    </message>
    <message>
        <source>Begin the exercise</source>
        <translation>Sākt mācības</translation>
    </message>
    <message>
        <source>End and score</source>
        <translation>Beigt un vērtēt</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Bojājumi</translation>
    </message>
    <message>
        <source>In the record</source>
        <translation>Ierakstā</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TĀLĀK</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>MĀCĪBAS</translation>
    </message>
    <message>
        <source>Tap where it burns from now on</source>
        <translation>Pieskarieties, kur no šī brīža deg</translation>
    </message>
    <message>
        <source>Time and drone</source>
        <translation>Laiks un drons</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Instruktors</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Rakstīt</translation>
    </message>
    <message>
        <source>begin first</source>
        <translation>vispirms sāciet</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>nav līnijas</translation>
    </message>
    <message>
        <source>over</source>
        <translation>beigas</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>pagaidiet</translation>
    </message>
    <message>
        <source>write first</source>
        <translation>vispirms rakstiet</translation>
    </message>
</context>
<context>
    <name>TrainerLaptop</name>
    <message>
        <source>FireDrone · Trainer</source>
        <translation>FireDrone · Instruktors</translation>
    </message>
</context>
<context>
    <name>TrainerWindow</name>
    <message>
        <source>TRAINING · {exercise}</source>
        <translation>MĀCĪBAS · {exercise}</translation>
    </message>
</context>
<context>
    <name>TrainingWires</name>
    <message>
        <source>An exercise from a neighbour</source>
        <translation>Kaimiņu mācības</translation>
    </message>
    <message>
        <source>The score as a page</source>
        <translation>Vērtējums kā lapa</translation>
    </message>
</context>
<context>
    <name>TruthStrip</name>
    <message>
        <source>Truth</source>
        <translation>Patiesība</translation>
    </message>
    <message>
        <source>{target} in view</source>
        <translation>{target} redzams</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n diena</numerusform>
            <numerusform>%n dienas</numerusform>
            <numerusform>%n dienu</numerusform>
        </translation>
    </message>
    <message>
        <source>E</source>
        <translation>A</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>N</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>ZA</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>ZR</translation>
    </message>
    <message>
        <source>S</source>
        <translation>D</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>DA</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>DR</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>W</source>
        <translation>R</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>dd.MM.yyyy.</translation>
    </message>
    <message>
        <source>dddd d MMM</source>
        <translation>dddd, d. MMM</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>ha</source>
        <translation>ha</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>m/s</source>
        <translation>m/s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
</context>
<context>
    <name>Vehicle</name>
    <message>
        <source>Drone {number}</source>
        <translation>Drons {number}</translation>
    </message>
</context>
<context>
    <name>VehicleRow</name>
    <message>
        <source>Command this one</source>
        <translation>Vadīt šo</translation>
    </message>
    <message>
        <source>Commanded</source>
        <translation>Tiek vadīts</translation>
    </message>
</context>
<context>
    <name>WatchingWires</name>
    <message>
        <source>smoke is coming · {distance}, {side}</source>
        <translation>nāk dūmi · {distance}, {side}</translation>
    </message>
</context>
<context>
    <name>Wish</name>
    <message>
        <source>Batteries</source>
        <translation>Akumulatori</translation>
    </message>
    <message>
        <source>Chance wanted</source>
        <translation>Vēlamā iespēja</translation>
    </message>
    <message>
        <source>Daylight camera</source>
        <translation>Dienas kamera</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Attālums</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Augstums</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Shēma</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rādiuss</translation>
    </message>
    <message>
        <source>Roof at</source>
        <translation>Jumts</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Apļi</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Puses</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Ātrums</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Palikt</translation>
    </message>
    <message>
        <source>Thermal camera</source>
        <translation>Termokamera</translation>
    </message>
    <message>
        <source>To the side</source>
        <translation>Sānis</translation>
    </message>
    <message>
        <source>Who is missing</source>
        <translation>Kas pazudis</translation>
    </message>
    <message>
        <source>along</source>
        <translation>gar līniju</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>akumulators</translation>
    </message>
    <message>
        <source>best</source>
        <translation>labākais</translation>
    </message>
    <message>
        <source>both</source>
        <translation>abas</translation>
    </message>
    <message>
        <source>child</source>
        <translation>bērns</translation>
    </message>
    <message>
        <source>contour</source>
        <translation>kontūra</translation>
    </message>
    <message>
        <source>creeping</source>
        <translation>šķērsām</translation>
    </message>
    <message>
        <source>dementia</source>
        <translation>demence</translation>
    </message>
    <message>
        <source>despondent</source>
        <translation>izmisis</translation>
    </message>
    <message>
        <source>gatherer</source>
        <translation>ogotājs</translation>
    </message>
    <message>
        <source>hunter</source>
        <translation>mednieks</translation>
    </message>
    <message>
        <source>most likely</source>
        <translation>visticamāk</translation>
    </message>
    <message>
        <source>one</source>
        <translation>viena</translation>
    </message>
    <message>
        <source>orbit</source>
        <translation>aplis</translation>
    </message>
    <message>
        <source>parallel</source>
        <translation>paralēli</translation>
    </message>
    <message>
        <source>sector</source>
        <translation>sektors</translation>
    </message>
    <message>
        <source>square</source>
        <translation>kvadrāts</translation>
    </message>
    <message>
        <source>station</source>
        <translation>vieta</translation>
    </message>
    <message>
        <source>walker</source>
        <translation>gājējs</translation>
    </message>
</context>
<context>
    <name>WishCard</name>
    <message>
        <source>Back to the tasks</source>
        <translation>Atpakaļ pie uzdevumiem</translation>
    </message>
    <message>
        <source>How it is flown</source>
        <translation>Kā lidot</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sagataves</translation>
    </message>
</context>
<context>
    <name>WishingWires</name>
    <message>
        <source>Nothing is left: all of it was seen as well as wanted.</source>
        <translation>Nekas nav palicis: viss apskatīts tik labi, kā vēlējāties.</translation>
    </message>
    <message>
        <source>Seen so far: {chance}</source>
        <translation>Līdz šim apskatīts: {chance}</translation>
    </message>
</context>
<context>
    <name>ZoneCard</name>
    <message>
        <source>Active</source>
        <translation>Aktīva</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Jautāt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Izdevums</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fails</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Augstumi</translation>
    </message>
    <message>
        <source>Shown from a file: this is no authorisation.</source>
        <translation>Parādīts no faila: tā nav atļauja.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Zone {number} of {count}: next</source>
        <translation>{number}. zona no {count}: nākamā</translation>
    </message>
    <message>
        <source>the file names nobody</source>
        <translation>failā neviens nav norādīts</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>vecums %n diena</numerusform>
            <numerusform>vecums %n dienas</numerusform>
            <numerusform>vecums %n dienu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zone files cannot be read</source>
        <translation>
            <numerusform>%n zonu failu nevar nolasīt</numerusform>
            <numerusform>%n zonu failus nevar nolasīt</numerusform>
            <numerusform>%n zonu failu nevar nolasīt</numerusform>
        </translation>
    </message>
    <message>
        <source>1 zone file cannot be read</source>
        <translation>vienu zonu failu nevar nolasīt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Vienmēr</translation>
    </message>
    <message>
        <source>Its hours cannot be read: not evaluated</source>
        <translation>Tās laikus nevar nolasīt: nav novērtēta</translation>
    </message>
    <message>
        <source>Not now; next {time}</source>
        <translation>Pašlaik nav; nākamreiz {time}</translation>
    </message>
    <message>
        <source>Not now; no later hours in the file</source>
        <translation>Pašlaik nav; failā vēlāku laiku nav</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Pašlaik</translation>
    </message>
    <message>
        <source>Now, until {time}</source>
        <translation>Pašlaik, līdz {time}</translation>
    </message>
    <message>
        <source>Zones: edition {time}</source>
        <translation>Zonas: izdevums {time}</translation>
    </message>
    <message>
        <source>Zones: file saved {time}</source>
        <translation>Zonas: fails saglabāts {time}</translation>
    </message>
    <message>
        <source>Zones: not evaluated</source>
        <translation>Zonas: nav novērtētas</translation>
    </message>
    <message>
        <source>dated after now: check the clock</source>
        <translation>datums ir nākotnē: pārbaudiet pulksteni</translation>
    </message>
    <message>
        <source>no zone file</source>
        <translation>nav zonu faila</translation>
    </message>
    <message>
        <source>not an authorisation</source>
        <translation>tā nav atļauja</translation>
    </message>
    <message>
        <source>saved {edition}, {age}; the file does not say</source>
        <translation>saglabāts {edition}, {age}; failā datuma nav</translation>
    </message>
    <message>
        <source>too old to say clear</source>
        <translation>par vecu, lai teiktu „brīvs”</translation>
    </message>
    <message>
        <source>{age} old</source>
        <translation>vecums {age}</translation>
    </message>
    <message>
        <source>{edition}, {age}</source>
        <translation>{edition}, {age}</translation>
    </message>
</context>
<context>
    <name>_AlarmCount</name>
    <message numerus="yes">
        <source>%n alarms: open the list</source>
        <translation>
            <numerusform>%n trauksme: atvērt sarakstu</numerusform>
            <numerusform>%n trauksmes: atvērt sarakstu</numerusform>
            <numerusform>%n trauksmju: atvērt sarakstu</numerusform>
        </translation>
    </message>
    <message>
        <source>No alarm: list those that are over</source>
        <translation>Trauksmju nav: rādīt beigušās</translation>
    </message>
    <message>
        <source>One alarm: open the list</source>
        <translation>Viena trauksme: atvērt sarakstu</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>trauksme</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>trauksmes</translation>
    </message>
</context>
<context>
    <name>_FindingRow</name>
    <message>
        <source>Show on the map</source>
        <translation>Rādīt kartē</translation>
    </message>
</context>
<context>
    <name>_QuietRow</name>
    <message numerus="yes">
        <source>%n checks are quiet</source>
        <translation>
            <numerusform>%n pārbaude ir kārtībā</numerusform>
            <numerusform>%n pārbaudes ir kārtībā</numerusform>
            <numerusform>%n pārbaužu ir kārtībā</numerusform>
        </translation>
    </message>
    <message>
        <source>1 check is quiet</source>
        <translation>1 pārbaude ir kārtībā</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Withdraw</source>
        <translation>Atsaukt</translation>
    </message>
</context>
<context>
    <name>_SeenButton</name>
    <message>
        <source>Seen</source>
        <translation>Redzēju</translation>
    </message>
</context>
</TS>
