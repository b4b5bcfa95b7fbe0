<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A native reader has to review this file before a release. -->
<TS version="2.1" language="lt">
<context>
    <name>AimingWires</name>
    <message>
        <source>Black hot</source>
        <translation>Karšta – juoda</translation>
    </message>
    <message>
        <source>Iron</source>
        <translation>Geležis</translation>
    </message>
    <message>
        <source>Nobody knows what is under the cross: no place to look at.</source>
        <translation>Nežinia, kas yra po kryžiumi: nėra vietos, į kurią žiūrėti.</translation>
    </message>
    <message>
        <source>Rescue</source>
        <translation>Gelbėjimo</translation>
    </message>
    <message>
        <source>White hot</source>
        <translation>Karšta – balta</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drono negirdėti</translation>
    </message>
    <message>
        <source>not from here with this camera</source>
        <translation>su šia kamera iš čia negalima</translation>
    </message>
    <message>
        <source>this camera has none</source>
        <translation>ši kamera to neturi</translation>
    </message>
</context>
<context>
    <name>AlarmBanner</name>
    <message numerus="yes">
        <source>{sentence} (%n more)</source>
        <translation>
            <numerusform>{sentence} (dar %n)</numerusform>
            <numerusform>{sentence} (dar %n)</numerusform>
            <numerusform>{sentence} (dar %n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmListSheet</name>
    <message>
        <source>Alarms of this flight</source>
        <translation>Šio skrydžio pavojai</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>No alarm has been raised in this flight.</source>
        <translation>Per šį skrydį pavojų nebuvo.</translation>
    </message>
    <message>
        <source>standing: {standing} · over: {over}</source>
        <translation>tebegalioja: {standing} · pasibaigę: {over}</translation>
    </message>
</context>
<context>
    <name>AlarmPreview</name>
    <message>
        <source>Not taken over, the caller: {names}</source>
        <translation>Neperimta, skambinęs asmuo: {names}</translation>
    </message>
    <message>
        <source>Open already: {what}, {where}</source>
        <translation>Jau atverta: {what}, {where}</translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation>Atverti tą</translation>
    </message>
    <message>
        <source>Read as: {form}</source>
        <translation>Perskaityta kaip: {form}</translation>
    </message>
    <message>
        <source>Read: {fields}</source>
        <translation>Perskaityta: {fields}</translation>
    </message>
    <message>
        <source>The words that were read are underlined</source>
        <translation>Perskaityti žodžiai pabraukti</translation>
    </message>
    <message>
        <source>Which text is it? Or fill in the form by hand.</source>
        <translation>Kuris tai tekstas? Arba užpildykite formą ranka.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>number</source>
        <translation>numeris</translation>
    </message>
    <message>
        <source>position</source>
        <translation>koordinatės</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>pastabos</translation>
    </message>
    <message>
        <source>time</source>
        <translation>laikas</translation>
    </message>
    <message>
        <source>units</source>
        <translation>pajėgos</translation>
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
        <translation>Niekas nepaspaudė „Mačiau“</translation>
    </message>
    <message>
        <source>Seen {how}</source>
        <translation>Pastebėtas {how}</translation>
    </message>
    <message>
        <source>since {time} · {lasted}</source>
        <translation>nuo {time} · {lasted}</translation>
    </message>
</context>
<context>
    <name>AlarmingWires</name>
    <message>
        <source>New alarm: {words}</source>
        <translation>Naujas iškvietimas: {words}</translation>
    </message>
    <message>
        <source>The folder into which alarms are put</source>
        <translation>Aplankas, į kurį dedami iškvietimai</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>ANOTHER DRONE</source>
        <translation>KITAS DRONAS</translation>
    </message>
    <message>
        <source>ATTENTION</source>
        <translation>DĖMESIO</translation>
    </message>
    <message>
        <source>Another drone answers on this link than before, so nothing is commanded. Press Link in the bar above and choose.</source>
        <translation>Šiuo ryšiu atsiliepia ne tas dronas, kaip anksčiau, todėl niekas neįsakoma. Paspauskite „Ryšys“ viršutinėje juostoje ir pasirinkite.</translation>
    </message>
    <message>
        <source>BATTERY NEARLY EMPTY</source>
        <translation>AKUMULIATORIUS BEVEIK TUŠČIAS</translation>
    </message>
    <message>
        <source>FAILSAFE</source>
        <translation>AVARINIS REŽIMAS</translation>
    </message>
    <message>
        <source>LINK LOST</source>
        <translation>RYŠYS PRARASTAS</translation>
    </message>
    <message>
        <source>NOT RECORDING</source>
        <translation>NEĮRAŠOMA</translation>
    </message>
    <message>
        <source>NOT SIGNED</source>
        <translation>NEPASIRAŠYTA</translation>
    </message>
    <message>
        <source>Nothing heard for {age}. The drone now does what it was set to do alone. Watch the sky, raise the antenna, keep the landing place clear.</source>
        <translation>Drono negirdėti {age}. Dabar jis pats daro tai, kas jam nustatyta. Stebėkite dangų, pakelkite anteną, tūpimo vietą laikykite laisvą.</translation>
    </message>
    <message>
        <source>OUTSIDE THE FENCE</source>
        <translation>UŽ GEOGRAFINĖS RIBOS</translation>
    </message>
    <message>
        <source>POSITION LOST</source>
        <translation>PADĖTIS PRARASTA</translation>
    </message>
    <message>
        <source>TWO DRONES, ONE NUMBER</source>
        <translation>DU DRONAI, VIENAS NUMERIS</translation>
    </message>
    <message>
        <source>The disk has room for {minutes} more of flight. Delete or move files that are not needed.</source>
        <translation>Diske vietos liko dar {minutes} skrydžio. Ištrinkite arba perkelkite nereikalingus failus.</translation>
    </message>
    <message>
        <source>The drone holds its height and drifts with the wind. Watch it, then hold “Land here” if it nears people or wires.</source>
        <translation>Dronas laiko aukštį, jį neša vėjas. Stebėkite jį; jei artėja prie žmonių ar laidų, laikykite nuspaudę „Nutūpti čia“.</translation>
    </message>
    <message>
        <source>The drone left the area it must stay in. If it does not turn by itself, hold “Come home”.</source>
        <translation>Dronas išskrido iš leidžiamos zonos. Jei pats neapsisuka, laikykite nuspaudę „Grįžti“.</translation>
    </message>
    <message>
        <source>The drone took over by itself: {mode}. Let it, watch it, keep people away.</source>
        <translation>Dronas pats perėmė valdymą: {mode}. Netrukdykite, stebėkite, neprileiskite žmonių.</translation>
    </message>
    <message>
        <source>The drone was last heard {age} ago. Turn the antenna to it and fly no further away.</source>
        <translation>Dronas paskutinį kartą girdėtas prieš {age}. Atsukite į jį anteną ir neskriskite toliau.</translation>
    </message>
    <message>
        <source>The flight is not being written to the disk. Free some space; the drone still obeys.</source>
        <translation>Skrydžio nepavyksta įrašyti į diską. Atlaisvinkite vietos; dronas tebeklauso.</translation>
    </message>
    <message>
        <source>The position is poor, {count} satellites. Stay away from wires and the border, or come home.</source>
        <translation>Padėtis netiksli, palydovų: {count}. Laikykitės toliau nuo laidų ir valstybės sienos arba grįžkite.</translation>
    </message>
    <message>
        <source>This drone has a key and does not sign: somebody else may be speaking. Nothing is commanded; use the remote control.</source>
        <translation>Šis dronas turi raktą, bet nepasirašo: galbūt kalba kažkas kitas. Niekas neįsakoma; valdykite pulteliu.</translation>
    </message>
    <message>
        <source>Two drones answer to the same number, so nothing is commanded. Fly yours with the remote control and switch the other one off.</source>
        <translation>Tuo pačiu numeriu atsiliepia du dronai, todėl niekas neįsakoma. Savąjį valdykite pulteliu, kitą išjunkite.</translation>
    </message>
    <message>
        <source>{percent} left in the battery. Hold “Come home” and have the next battery ready.</source>
        <translation>Akumuliatoriuje liko {percent}. Laikykite nuspaudę „Grįžti“ ir paruoškite kitą akumuliatorių.</translation>
    </message>
    <message>
        <source>{percent} left. The drone soon lands by itself: hold “Come home” now, or “Land here”.</source>
        <translation>Liko {percent}. Dronas netrukus nutūps pats: tuoj pat laikykite nuspaudę „Grįžti“ arba „Nutūpti čia“.</translation>
    </message>
</context>
<context>
    <name>AnnouncedRow</name>
    <message>
        <source>Connect anyway</source>
        <translation>Vis tiek prijungti</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Rodyti</translation>
    </message>
    <message>
        <source>This address is not the drone’s own. Connect only if you know whose it is.</source>
        <translation>Tai ne paties drono adresas. Junkite tik tada, jei žinote, kieno jis.</translation>
    </message>
    <message>
        <source>not said which</source>
        <translation>nepasakyta, kuris</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>ekrane</translation>
    </message>
</context>
<context>
    <name>AreaDesk</name>
    <message>
        <source>Every file is whole and can be read</source>
        <translation>Visi failai sveiki ir skaitomi</translation>
    </message>
    <message>
        <source>One thing at a time: wait until the other is done</source>
        <translation>Po vieną: palaukite, kol baigsis ankstesnis darbas</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>diskas</translation>
    </message>
    <message>
        <source>{name} is on this laptop now</source>
        <translation>{name} jau yra šiame kompiuteryje</translation>
    </message>
    <message>
        <source>{name} is used where it lies</source>
        <translation>{name} naudojamas ten, kur yra</translation>
    </message>
    <message>
        <source>{name} took the place of the older one</source>
        <translation>{name} pakeitė senesnįjį</translation>
    </message>
    <message>
        <source>{name} was here already</source>
        <translation>{name} čia jau buvo</translation>
    </message>
</context>
<context>
    <name>AreaPacks</name>
    <message>
        <source>addresses</source>
        <translation>adresai</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>kameros</translation>
    </message>
    <message>
        <source>heights</source>
        <translation>aukščiai</translation>
    </message>
    <message>
        <source>map pictures</source>
        <translation>žemėlapio vaizdai</translation>
    </message>
    <message>
        <source>not there: put the stick in</source>
        <translation>nėra: įkiškite atmintinę</translation>
    </message>
    <message>
        <source>nothing that can be used</source>
        <translation>nieko tinkamo</translation>
    </message>
    <message>
        <source>obstacles</source>
        <translation>kliūtys</translation>
    </message>
    <message>
        <source>places</source>
        <translation>vietos</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>zonos</translation>
    </message>
    <message>
        <source>{name} ({age} old)</source>
        <translation>{name} (senumas {age})</translation>
    </message>
</context>
<context>
    <name>AreaSheet</name>
    <message>
        <source>Bring in a pack</source>
        <translation>Įkelti paketą</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Tikrinti viską</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Patvirtinimai</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Download map pictures</source>
        <translation>Atsisiųsti žemėlapio vaizdus</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Išsaugoti</translation>
    </message>
    <message>
        <source>No area pack yet. The map shows the two countries, their border and a grid.</source>
        <translation>Dar nėra nė vieno rajono paketo. Žemėlapis rodo abi šalis, jų sieną ir tinklelį.</translation>
    </message>
    <message>
        <source>The district</source>
        <translation>Rajonas</translation>
    </message>
    <message>
        <source>Use it in place</source>
        <translation>Naudoti vietoje</translation>
    </message>
    <message>
        <source>Where the brigade’s station is</source>
        <translation>Kur yra komandos gaisrinė</translation>
    </message>
    <message>
        <source>Where the brigade’s station is: distances are said from there</source>
        <translation>Kur yra komandos gaisrinė: nuo ten skaičiuojami atstumai</translation>
    </message>
    <message>
        <source>a position first</source>
        <translation>pirma koordinatės</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>copied and checked</source>
        <translation>nukopijuotas ir patikrintas</translation>
    </message>
    <message>
        <source>every file</source>
        <translation>kiekvieną failą</translation>
    </message>
    <message>
        <source>from a stick or another disk</source>
        <translation>iš atmintinės ar kito disko</translation>
    </message>
    <message>
        <source>from who allows it</source>
        <translation>iš to, kas leidžia</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>išsaugota</translation>
    </message>
    <message>
        <source>of the border, a zone, a height</source>
        <translation>dėl sienos, zonos, aukščio</translation>
    </message>
    <message>
        <source>working</source>
        <translation>dirbama</translation>
    </message>
</context>
<context>
    <name>AreaStep</name>
    <message>
        <source>An area pack is a folder with the district in it. Without one you can fly, and know less.</source>
        <translation>Rajono paketas – tai aplankas, kuriame yra visas rajonas. Be jo skristi galima, tik žinoma mažiau.</translation>
    </message>
    <message>
        <source>Bring in a pack</source>
        <translation>Įkelti paketą</translation>
    </message>
    <message>
        <source>Your district</source>
        <translation>Jūsų rajonas</translation>
    </message>
    <message>
        <source>a place is typed as a position</source>
        <translation>vieta rašoma koordinatėmis</translation>
    </message>
    <message>
        <source>from a stick or a folder</source>
        <translation>iš atmintinės ar aplanko</translation>
    </message>
    <message>
        <source>nobody warns of forbidden airspace</source>
        <translation>niekas neįspėja apie draudžiamą oro erdvę</translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation>šiame kompiuteryje</translation>
    </message>
    <message>
        <source>plans do not follow the ground</source>
        <translation>planai neseka reljefo</translation>
    </message>
    <message>
        <source>the map shows borders and a grid</source>
        <translation>žemėlapis rodo sienas ir tinklelį</translation>
    </message>
    <message>
        <source>working</source>
        <translation>dirbama</translation>
    </message>
</context>
<context>
    <name>BasisForm</name>
    <message>
        <source>By which rules is it flown? It goes into the record.</source>
        <translation>Pagal kokias taisykles skrendama? Tai lieka įraše.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>For the state</source>
        <translation>Valstybei</translation>
    </message>
    <message>
        <source>Institution that ordered it</source>
        <translation>Užduotį davusi įstaiga</translation>
    </message>
    <message>
        <source>Number of the authorisation</source>
        <translation>Leidimo numeris</translation>
    </message>
    <message>
        <source>Open {part}</source>
        <translation>Atviroji {part}</translation>
    </message>
    <message>
        <source>Specific</source>
        <translation>Specialioji</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Naudoti</translation>
    </message>
    <message>
        <source>When it was ordered</source>
        <translation>Kada užduota</translation>
    </message>
    <message>
        <source>Who spoke for it</source>
        <translation>Kas jos vardu</translation>
    </message>
    <message>
        <source>fill both in</source>
        <translation>užpildykite abu</translation>
    </message>
    <message>
        <source>the number is needed</source>
        <translation>reikia numerio</translation>
    </message>
</context>
<context>
    <name>BatteryBar</name>
    <message>
        <source>Battery bar</source>
        <translation>Akumuliatoriaus juosta</translation>
    </message>
    <message>
        <source>{spare} to stay, {home} to come home, {reserve} reserve</source>
        <translation>{spare} likti, {home} grįžti, {reserve} atsarga</translation>
    </message>
</context>
<context>
    <name>BeforeTakeoff</name>
    <message numerus="yes">
        <source>%n satellites</source>
        <translation>
            <numerusform>%n palydovas</numerusform>
            <numerusform>%n palydovai</numerusform>
            <numerusform>%n palydovų</numerusform>
        </translation>
    </message>
    <message>
        <source>Area clear, 10 m around</source>
        <translation>Aplink 10 m laisva</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Before take-off</source>
        <translation>Prieš pakilimą</translation>
    </message>
    <message>
        <source>Crew names are right</source>
        <translation>Įgulos vardai teisingi</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Diskas</translation>
    </message>
    <message>
        <source>Fence aboard</source>
        <translation>Geografinė riba drone</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pradinis taškas</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ryšys</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>OVERRIDDEN by {name}: {reason}</source>
        <translation>APĖJO {name}: {reason}</translation>
    </message>
    <message>
        <source>Observer in place</source>
        <translation>Stebėtojas vietoje</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Apeiti</translation>
    </message>
    <message>
        <source>Plan aboard</source>
        <translation>Planas drone</translation>
    </message>
    <message>
        <source>Position fix</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>Propellers firm, no cracks</source>
        <translation>Propeleriai tvirti, neįtrūkę</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Įrašas</translation>
    </message>
    <message>
        <source>Take off &amp; search</source>
        <translation>Pakilti ir ieškoti</translation>
    </message>
    <message>
        <source>The crew sees</source>
        <translation>Tikrina įgula</translation>
    </message>
    <message>
        <source>The machine sees</source>
        <translation>Tikrina programa</translation>
    </message>
    <message>
        <source>being sent and read back</source>
        <translation>siunčiama ir perskaitoma</translation>
    </message>
    <message>
        <source>flies the plan</source>
        <translation>skrenda pagal planą</translation>
    </message>
    <message>
        <source>given by {name}</source>
        <translation>apėjo {name}</translation>
    </message>
    <message>
        <source>name and reason</source>
        <translation>vardas ir priežastis</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drono negirdėti</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>dar negauta</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>neveikia</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>dar nenustatyta</translation>
    </message>
    <message>
        <source>nothing blocks</source>
        <translation>niekas netrukdo</translation>
    </message>
    <message>
        <source>people, wires, loose things</source>
        <translation>žmonės, laidai, palaidi daiktai</translation>
    </message>
    <message>
        <source>pilot and observer</source>
        <translation>pilotas ir stebėtojas</translation>
    </message>
    <message>
        <source>running, both directions</source>
        <translation>veikia abiem kryptimis</translation>
    </message>
    <message>
        <source>same as on screen</source>
        <translation>toks pat kaip ekrane</translation>
    </message>
    <message>
        <source>sees the drone, talks to the pilot</source>
        <translation>mato droną, kalbasi su pilotu</translation>
    </message>
    <message>
        <source>the plan has none</source>
        <translation>plane jos nėra</translation>
    </message>
    <message>
        <source>to the plan</source>
        <translation>prie plano</translation>
    </message>
    <message>
        <source>turned each by hand</source>
        <translation>kiekvienas pasuktas ranka</translation>
    </message>
    <message>
        <source>where the drone stands</source>
        <translation>kur stovi dronas</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>laisva {size}</translation>
    </message>
</context>
<context>
    <name>BeginningWires</name>
    <message>
        <source>First training flight</source>
        <translation>Pirmasis mokomasis skrydis</translation>
    </message>
    <message>
        <source>Training ground</source>
        <translation>Mokymų aikštelė</translation>
    </message>
</context>
<context>
    <name>BigButton</name>
    <message>
        <source>SENT {age}</source>
        <translation>IŠSIŲSTA {age}</translation>
    </message>
    <message>
        <source>answered in {age}</source>
        <translation>atsakė per {age}</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>laikyti</translation>
    </message>
    <message>
        <source>hold · {what}</source>
        <translation>laikyti · {what}</translation>
    </message>
    <message>
        <source>keep holding</source>
        <translation>laikykite toliau</translation>
    </message>
    <message>
        <source>keep holding: {whom}</source>
        <translation>laikykite toliau: {whom}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>atsisakė</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>atsisakė: {why}</translation>
    </message>
    <message>
        <source>the drone answered</source>
        <translation>dronas atsakė</translation>
    </message>
</context>
<context>
    <name>BookletSheet</name>
    <message>
        <source>A guide, no legal advice. What is marked ▲ a lawyer of the country has yet to confirm.</source>
        <translation>Pagalba, ne teisinė konsultacija. Kas pažymėta ▲, dar turi patvirtinti tos šalies teisininkas.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Latvia and Lithuania: the differences</source>
        <translation>Latvija ir Lietuva: skirtumai</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Nothing in the booklet answers to this.</source>
        <translation>Knygelėje nieko tokio nėra.</translation>
    </message>
    <message>
        <source>PDF of what is shown</source>
        <translation>PDF to, kas rodoma</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Spausdinti</translation>
    </message>
    <message>
        <source>Search, in any language</source>
        <translation>Ieškoti bet kuria kalba</translation>
    </message>
    <message>
        <source>nothing is shown</source>
        <translation>nieko nerodoma</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>reikia patvirtinti</translation>
    </message>
</context>
<context>
    <name>Border</name>
    <message>
        <source>Crosses into {country} at {place}, after {along}; {beyond} beyond. No confirmation</source>
        <translation>Kerta sieną ({country}) ties {place}, po {along}; {beyond} už sienos. Nepatvirtinta</translation>
    </message>
    <message>
        <source>Crosses into {country} at {place}, after {along}; {beyond} beyond. {who}, until {time}</source>
        <translation>Kerta sieną ({country}) ties {place}, po {along}; {beyond} už sienos. {who}, iki {time}</translation>
    </message>
</context>
<context>
    <name>BrigadeStep</name>
    <message>
        <source>In which country</source>
        <translation>Kurioje šalyje</translation>
    </message>
    <message>
        <source>It stands on reports and cards</source>
        <translation>Jis bus ataskaitose ir kortelėse</translation>
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
        <translation>Kaip ji vadinasi</translation>
    </message>
    <message>
        <source>What the brigade is called</source>
        <translation>Kaip vadinasi komanda</translation>
    </message>
    <message>
        <source>Where its station is: an address of the district, or a position such as 56.162, 25.747</source>
        <translation>Kur yra gaisrinė: rajono adresas arba koordinatės, pavyzdžiui, 56.162, 25.747</translation>
    </message>
    <message>
        <source>Your brigade</source>
        <translation>Jūsų komanda</translation>
    </message>
</context>
<context>
    <name>BringingInWires</name>
    <message>
        <source>Bring in: alarm text, dispatch record, track, log of a drone, sealed incident</source>
        <translation>Įkelti: aliarmo tekstą, dispečerinės įrašą, maršrutą, drono žurnalą, užantspauduotą įvykį</translation>
    </message>
    <message>
        <source>Open the incident first that {name} belongs to: one of your own.</source>
        <translation>Pirmiausia atverkite įvykį, kuriam priklauso {name}: vieną iš savųjų.</translation>
    </message>
    <message>
        <source>This alarm text fits no form alone. Open it as a new alarm and choose one there.</source>
        <translation>Šis aliarmo tekstas neatitinka vienos formos. Atverkite jį kaip naują aliarmą ir pasirinkite ten.</translation>
    </message>
</context>
<context>
    <name>BundleInSheet</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n įrašas</numerusform>
            <numerusform>%n įrašai</numerusform>
            <numerusform>%n įrašų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flights</source>
        <translation>
            <numerusform>%n skrydis</numerusform>
            <numerusform>%n skrydžiai</numerusform>
            <numerusform>%n skrydžių</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures and files</source>
        <translation>
            <numerusform>%n nuotrauka ar failas</numerusform>
            <numerusform>%n nuotraukos ir failai</numerusform>
            <numerusform>%n nuotraukų ir failų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n vaizdo įrašas</numerusform>
            <numerusform>%n vaizdo įrašai</numerusform>
            <numerusform>%n vaizdo įrašų</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for it once more: on the way something happened to it.</source>
        <translation>Paprašykite dar kartą: pakeliui jam kažkas nutiko.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Compare the key with the one they told you by telephone.</source>
        <translation>Palyginkite raktą su tuo, kurį jums pasakė telefonu.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Nuo</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Yra</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Įvykis</translation>
    </message>
    <message>
        <source>It is being checked</source>
        <translation>Tikrinama</translation>
    </message>
    <message>
        <source>It is not signed: nobody can say whose it is.</source>
        <translation>Jis nepasirašytas: niekas negali pasakyti, kieno jis.</translation>
    </message>
    <message>
        <source>It stands in the list of incidents, as it came. Nobody writes to it here.</source>
        <translation>Jis yra įvykių sąraše toks, koks atėjo. Čia jame niekas nerašo.</translation>
    </message>
    <message>
        <source>It took the place of an older one, which is kept. Nobody writes to it here.</source>
        <translation>Jis pakeitė senesnį, kuris išsaugotas. Čia jame niekas nerašo.</translation>
    </message>
    <message>
        <source>It was here already</source>
        <translation>Jis čia jau buvo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Raktas</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rūšis</translation>
    </message>
    <message>
        <source>Not as it was sealed</source>
        <translation>Ne toks, koks buvo užantspauduotas</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>Nepriimta</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Nuasmeninta</translation>
    </message>
    <message>
        <source>SIMULATED: an exercise</source>
        <translation>SIMULIACIJA: pratybos</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Užantspauduota</translation>
    </message>
    <message>
        <source>Sealed incident</source>
        <translation>Užantspauduotas įvykis</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pridėti</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Priimta</translation>
    </message>
    <message>
        <source>This holds no incident</source>
        <translation>Čia nėra jokio įvykio</translation>
    </message>
    <message>
        <source>Whole and unchanged</source>
        <translation>Nepažeistas ir nepakeistas</translation>
    </message>
    <message>
        <source>a copy; names, pictures or notes were taken out</source>
        <translation>kopija; pašalinti vardai, nuotraukos arba pastabos</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>none: nobody vouches for it</source>
        <translation>nėra: niekas už tai neatsako</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>palaukite</translation>
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
        <translation>ryšys nutrūko</translation>
    </message>
</context>
<context>
    <name>CameraStrip</name>
    <message>
        <source>Ahead</source>
        <translation>Pirmyn</translation>
    </message>
    <message>
        <source>Choose the pictures</source>
        <translation>Pasirinkti vaizdus</translation>
    </message>
    <message>
        <source>Colours, range and threshold</source>
        <translation>Spalvos, diapazonas ir slenkstis</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Žemyn</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Šiluma</translation>
    </message>
    <message>
        <source>Keep looking at the place under the cross</source>
        <translation>Toliau žiūrėti į vietą po kryžiumi</translation>
    </message>
    <message>
        <source>Lock on</source>
        <translation>Laikyti</translation>
    </message>
    <message>
        <source>Look ahead, with the nose</source>
        <translation>Žiūrėti pirmyn, kur skrenda</translation>
    </message>
    <message>
        <source>Look straight down</source>
        <translation>Žiūrėti tiesiai žemyn</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Arčiau</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Nuotrauka</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Įrašyti</translation>
    </message>
    <message>
        <source>Record video</source>
        <translation>Įrašyti vaizdą</translation>
    </message>
    <message>
        <source>Show the other picture: {name}</source>
        <translation>Rodyti kitą vaizdą: {name}</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Baigti įrašą</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Fotografuoti</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vaizdas</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Plačiau</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Priartinti</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Nutolinti</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>All events</source>
        <translation>Visi įrašai</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Įvykių eiga</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>360 size-up</source>
        <translation>Apžvalga 360</translation>
    </message>
    <message>
        <source>Along an edge, a road or a river.</source>
        <translation>Palei kraštą, kelią ar upę.</translation>
    </message>
    <message>
        <source>Fire edge</source>
        <translation>Ugnies kraštas</translation>
    </message>
    <message>
        <source>Look at smoke</source>
        <translation>Apžiūrėti dūmus</translation>
    </message>
    <message>
        <source>Missing person</source>
        <translation>Dingęs asmuo</translation>
    </message>
    <message>
        <source>Once round a building, the camera on its roof.</source>
        <translation>Kartą aplink pastatą, kamera į stogą.</translation>
    </message>
    <message>
        <source>Overwatch</source>
        <translation>Stebėjimas iš oro</translation>
    </message>
    <message>
        <source>Search area</source>
        <translation>Paieškos zona</translation>
    </message>
    <message>
        <source>See all of an area.</source>
        <translation>Apžiūrėti visą zoną.</translation>
    </message>
    <message>
        <source>Stand upwind and keep the scene in view.</source>
        <translation>Stovėti prieš vėją ir matyti vietą.</translation>
    </message>
    <message>
        <source>Two minutes upwind of it, then home.</source>
        <translation>Dvi minutės prieš vėją, paskui namo.</translation>
    </message>
    <message>
        <source>Where somebody most likely is.</source>
        <translation>Kur žmogus tikriausiai yra.</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Above home</source>
        <translation>Virš pradinio taško</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Grafikai</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>in order</source>
        <translation>tvarkoje</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>netvarka</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>laukiama</translation>
    </message>
</context>
<context>
    <name>ClockEvidence</name>
    <message>
        <source>Nothing is known yet that speaks for a correction of this clock.</source>
        <translation>Kol kas niekas nerodo, kad šį laikrodį reikia taisyti.</translation>
    </message>
    <message>
        <source>The drone&apos;s satellite time says</source>
        <translation>Drono palydovinis laikas rodo</translation>
    </message>
    <message>
        <source>The tracks of trucks say</source>
        <translation>Automobilių keliai rodo</translation>
    </message>
    <message>
        <source>Use {offset}</source>
        <translation>Naudoti {offset}</translation>
    </message>
    <message numerus="yes">
        <source>messages compared: %n</source>
        <translation>
            <numerusform>palyginta pranešimų: %n</numerusform>
            <numerusform>palyginta pranešimų: %n</numerusform>
            <numerusform>palyginta pranešimų: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>more than a week</source>
        <translation>daugiau nei savaitė</translation>
    </message>
    <message numerus="yes">
        <source>shared events: %n</source>
        <translation>
            <numerusform>bendrų įvykių: %n</numerusform>
            <numerusform>bendrų įvykių: %n</numerusform>
            <numerusform>bendrų įvykių: %n</numerusform>
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
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Flight height</source>
        <translation>Skrydžio aukštis</translation>
    </message>
    <message>
        <source>Identifier of the zone</source>
        <translation>Zonos identifikatorius</translation>
    </message>
    <message>
        <source>New confirmation</source>
        <translation>Naujas patvirtinimas</translation>
    </message>
    <message>
        <source>Number, if there is one</source>
        <translation>Numeris, jei yra</translation>
    </message>
    <message>
        <source>State border</source>
        <translation>Valstybės siena</translation>
    </message>
    <message>
        <source>To what was yes said?</source>
        <translation>Kas patvirtinta?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>Iki kada?</translation>
    </message>
    <message>
        <source>Where does it hold?</source>
        <translation>Kur tai galioja?</translation>
    </message>
    <message>
        <source>Who confirmed it?</source>
        <translation>Kas patvirtino?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Užrašyti</translation>
    </message>
    <message>
        <source>draw an area first</source>
        <translation>pirmiausia nubrėžkite plotą</translation>
    </message>
    <message>
        <source>that hour is over</source>
        <translation>šis laikas jau praėjo</translation>
    </message>
    <message>
        <source>which zone?</source>
        <translation>kuri zona?</translation>
    </message>
    <message>
        <source>who confirmed it?</source>
        <translation>kas patvirtino?</translation>
    </message>
</context>
<context>
    <name>Confirmations</name>
    <message>
        <source>Flight height</source>
        <translation>Skrydžio aukštis</translation>
    </message>
    <message>
        <source>State border</source>
        <translation>Valstybės siena</translation>
    </message>
    <message>
        <source>Zone {id}</source>
        <translation>Zona {id}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>pasibaigęs</translation>
    </message>
    <message>
        <source>not yet valid</source>
        <translation>dar negalioja</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>galioja</translation>
    </message>
    <message>
        <source>withdrawn {time}</source>
        <translation>atšauktas {time}</translation>
    </message>
</context>
<context>
    <name>ConfirmationsSheet</name>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Patvirtinimai</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daugiau</translation>
    </message>
    <message>
        <source>New confirmation</source>
        <translation>Naujas patvirtinimas</translation>
    </message>
    <message>
        <source>Nobody has confirmed anything yet.</source>
        <translation>Dar niekas nepatvirtinta.</translation>
    </message>
</context>
<context>
    <name>ConfirmingWires</name>
    <message>
        <source>Drawn area</source>
        <translation>Nubrėžtas plotas</translation>
    </message>
    <message>
        <source>Whole district</source>
        <translation>Visas rajonas</translation>
    </message>
    <message>
        <source>Whole flight</source>
        <translation>Visas skrydis</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Address of the crew&apos;s station</source>
        <translation>Įgulos stoties adresas</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kodas</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Prijungti</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>On the crew&apos;s station: Train, second laptop, show a code. It shows the address and the code that belong here.</source>
        <translation>Įgulos stotyje: Pratybos, antras kompiuteris, rodyti kodą. Ji rodo adresą ir kodą, kuriuos įvesti čia.</translation>
    </message>
    <message>
        <source>Train a crew from this laptop</source>
        <translation>Mokyti įgulą iš šio kompiuterio</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>jungiamasi</translation>
    </message>
    <message>
        <source>eight digits</source>
        <translation>aštuoni skaitmenys</translation>
    </message>
    <message>
        <source>the address first</source>
        <translation>pirma adresas</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Bring in</source>
        <translation>Įkelti</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Grafikai</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kreivės</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Įvykiai</translation>
    </message>
    <message>
        <source>Speed {times}</source>
        <translation>Greitis {times}</translation>
    </message>
    <message>
        <source>no flight is attached</source>
        <translation>skrydis nepridėtas</translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message numerus="yes">
        <source>%n other faults before it</source>
        <translation>
            <numerusform>prieš ją dar %n klaida</numerusform>
            <numerusform>prieš ją dar %n klaidos</numerusform>
            <numerusform>prieš ją dar %n klaidų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n kartą</numerusform>
            <numerusform>%n kartus</numerusform>
            <numerusform>%n kartų</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Išsaugoti pranešimą</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Mačiau</translation>
    </message>
    <message>
        <source>no names, no places</source>
        <translation>be vardų ir vietų</translation>
    </message>
    <message>
        <source>{part} failed</source>
        <translation>{part}: klaida</translation>
    </message>
</context>
<context>
    <name>CrewTable</name>
    <message>
        <source>Airborne after</source>
        <translation>Ore po</translation>
    </message>
    <message>
        <source>Battery at landing</source>
        <translation>Akumuliatorius leidžiantis</translation>
    </message>
    <message>
        <source>First picture after</source>
        <translation>Pirmas vaizdas po</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Rasta</translation>
    </message>
    <message>
        <source>Real crew</source>
        <translation>Tikra įgula</translation>
    </message>
    <message>
        <source>This crew</source>
        <translation>Ši įgula</translation>
    </message>
</context>
<context>
    <name>DebriefDesk</name>
    <message>
        <source>the disk</source>
        <translation>diskas</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Demo: the practice drone takes off by itself.</source>
        <translation>Demonstracija: mokomasis dronas pakyla pats.</translation>
    </message>
    <message>
        <source>Field by the Mēmele, Skaistkalne</source>
        <translation>Laukas prie Nemunėlio, Skaistkalnė</translation>
    </message>
    <message>
        <source>Grass fire</source>
        <translation>Sausos žolės gaisras</translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>Address</source>
        <translation>Adresas</translation>
    </message>
    <message>
        <source>Area, m²</source>
        <translation>Plotas, m²</translation>
    </message>
    <message>
        <source>Coordinates in one text</source>
        <translation>Koordinatės viename tekste</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Įgula</translation>
    </message>
    <message>
        <source>Easting, metres</source>
        <translation>Rytinė koordinatė, metrai</translation>
    </message>
    <message>
        <source>Incident number</source>
        <translation>Įvykio numeris</translation>
    </message>
    <message>
        <source>Kind of unit</source>
        <translation>Pajėgų rūšis</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Geografinė platuma</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Geografinė ilguma</translation>
    </message>
    <message>
        <source>Northing, metres</source>
        <translation>Šiaurinė koordinatė, metrai</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Pastabos</translation>
    </message>
    <message>
        <source>Nothing tells which number is the northing. Which one is it?</source>
        <translation>Niekas nerodo, kuris skaičius yra šiaurinė koordinatė. Kuris?</translation>
    </message>
    <message>
        <source>Several mappings fit. Which one is it?</source>
        <translation>Tinka keli stulpelių aprašai. Kuris tikrasis?</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>Darbaknygės lapas</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Gaisrinė</translation>
    </message>
    <message>
        <source>The file holds several incidents. Which one is this?</source>
        <translation>Faile yra keli įvykiai. Kuris yra šis?</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Pajėgos</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kas įvyko</translation>
    </message>
    <message>
        <source>by content</source>
        <translation>pagal turinį</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>pagal pavadinimą</translation>
    </message>
    <message>
        <source>by name and content</source>
        <translation>pagal pavadinimą ir turinį</translation>
    </message>
    <message>
        <source>by name, content differs</source>
        <translation>pagal pavadinimą, turinys kitoks</translation>
    </message>
    <message>
        <source>is the northing: {place}</source>
        <translation>yra šiaurinė koordinatė: {place}</translation>
    </message>
    <message>
        <source>not sure: {why}, {sure}</source>
        <translation>neaišku: {why}, {sure}</translation>
    </message>
</context>
<context>
    <name>DispatchDesk</name>
    <message>
        <source>Open an incident first: the dispatch times belong to one.</source>
        <translation>Pirma atidarykite įvykį: iškvietimo laikai priklauso įvykiui.</translation>
    </message>
</context>
<context>
    <name>DispatchSheet</name>
    <message numerus="yes">
        <source>%n more times are not shown here</source>
        <translation>
            <numerusform>dar %n laikas čia nerodomas</numerusform>
            <numerusform>dar %n laikai čia nerodomi</numerusform>
            <numerusform>dar %n laikų čia nerodoma</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other incidents stay out</source>
        <translation>
            <numerusform>%n kitas įvykis lieka</numerusform>
            <numerusform>%n kiti įvykiai lieka</numerusform>
            <numerusform>%n kitų įvykių lieka</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n eilutė</numerusform>
            <numerusform>%n eilutės</numerusform>
            <numerusform>%n eilučių</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Comes in</source>
        <translation>Paimama</translation>
    </message>
    <message>
        <source>Dispatch record</source>
        <translation>Iškvietimo įrašas</translation>
    </message>
    <message>
        <source>Incident number</source>
        <translation>Įvykio numeris</translation>
    </message>
    <message>
        <source>Make a mapping</source>
        <translation>Aprašyti stulpelius</translation>
    </message>
    <message>
        <source>No mapping knows the columns of this file. Say once what they mean, and it is read.</source>
        <translation>Šio failo stulpeliai dar nežinomi. Kartą pasakykite, ką jie reiškia, ir failą bus galima perskaityti.</translation>
    </message>
    <message>
        <source>Nothing is doubtful</source>
        <translation>Niekas nekelia abejonių</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Row {row}: {what}</source>
        <translation>{row} eilutė: {what}</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pridėti</translation>
    </message>
    <message numerus="yes">
        <source>Take in without %n rows</source>
        <translation>
            <numerusform>Paimti be %n eilutės</numerusform>
            <numerusform>Paimti be %n eilučių</numerusform>
            <numerusform>Paimti be %n eilučių</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in without row {row}</source>
        <translation>Paimti be {row} eilutės</translation>
    </message>
    <message>
        <source>Take in without rows {rows}</source>
        <translation>Paimti be eilučių {rows}</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Peržiūrėti</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kas įvyko</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>call at {time}</source>
        <translation>iškvietimas {time}</translation>
    </message>
    <message>
        <source>no table</source>
        <translation>ne lentelė</translation>
    </message>
    <message>
        <source>none in the file</source>
        <translation>faile nėra</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nežinoma</translation>
    </message>
    <message>
        <source>nothing to take in</source>
        <translation>nėra ko paimti</translation>
    </message>
    <message>
        <source>read as {mapping}</source>
        <translation>skaityta kaip {mapping}</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>skaitoma …</translation>
    </message>
    <message>
        <source>say what each column means</source>
        <translation>ką reiškia kiekvienas stulpelis</translation>
    </message>
    <message>
        <source>times of {zone}</source>
        <translation>laiko juosta {zone}</translation>
    </message>
</context>
<context>
    <name>DispatchTimes</name>
    <message>
        <source>As written</source>
        <translation>Kaip parašyta</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Vietos laikas</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Eilutė</translation>
    </message>
    <message>
        <source>Times of the dispatch record</source>
        <translation>Iškvietimo įrašo laikai</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Pajėgos</translation>
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
            <numerusform>Trūksta %n vaizdo.</numerusform>
            <numerusform>Trūksta %n vaizdų.</numerusform>
            <numerusform>Trūksta %n vaizdų.</numerusform>
        </translation>
    </message>
    <message>
        <source>OpenStreetMap forbids copies of areas</source>
        <translation>OpenStreetMap draudžia kopijuoti plotus</translation>
    </message>
    <message>
        <source>Stopped; what came is kept.</source>
        <translation>Sustabdyta; kas gauta, išsaugota.</translation>
    </message>
    <message>
        <source>The map is here, and needs no network any more.</source>
        <translation>Žemėlapis čia, ir tinklo jam nebereikia.</translation>
    </message>
    <message>
        <source>The map is here, but not all of it could be had.</source>
        <translation>Žemėlapis čia, bet ne viską pavyko gauti.</translation>
    </message>
    <message>
        <source>The network is gone; what came is kept.</source>
        <translation>Tinklo nebėra; kas gauta, išsaugota.</translation>
    </message>
    <message>
        <source>The provider is busy: go on in an hour.</source>
        <translation>Teikėjas užimtas: tęskite po valandos.</translation>
    </message>
    <message>
        <source>The provider refuses: are address and key right?</source>
        <translation>Teikėjas atsisako: ar adresas ir raktas teisingi?</translation>
    </message>
    <message>
        <source>The provider sends no pictures: is there a login page in this network?</source>
        <translation>Teikėjas nesiunčia vaizdų: ar šiame tinkle yra prisijungimo puslapis?</translation>
    </message>
    <message>
        <source>its key is missing</source>
        <translation>trūksta jo rakto</translation>
    </message>
    <message>
        <source>nobody is named who allowed it</source>
        <translation>nenurodyta, kas tai leido</translation>
    </message>
    <message>
        <source>not allowed yet: ask the provider</source>
        <translation>dar neleista: klauskite teikėjo</translation>
    </message>
</context>
<context>
    <name>DownloadSheet</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n vaizdas</numerusform>
            <numerusform>%n vaizdai</numerusform>
            <numerusform>%n vaizdų</numerusform>
        </translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Leido</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Plotas</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>Atnaujinti</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Atsisiųsti</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>Iš ko</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tęsti</translation>
    </message>
    <message>
        <source>How fine</source>
        <translation>Kaip smulkiai</translation>
    </message>
    <message>
        <source>How much is here</source>
        <translation>Kiek jau yra</translation>
    </message>
    <message>
        <source>Map pictures for {area}</source>
        <translation>Žemėlapio vaizdai: {area}</translation>
    </message>
    <message>
        <source>No provider is listed yet. Who sells or lends you maps must allow a copy on this laptop; then the provider is written into tile_providers.toml.</source>
        <translation>Dar nėra nė vieno teikėjo. Kas jums parduoda ar duoda žemėlapius, turi leisti kopiją šiame kompiuteryje; tada teikėjas įrašomas į tile_providers.toml.</translation>
    </message>
    <message>
        <source>Paths and houses</source>
        <translation>Takai ir namai</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzė</translation>
    </message>
    <message>
        <source>Paused at {share}.</source>
        <translation>Pauzė ties {share}.</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>Keliai</translation>
    </message>
    <message>
        <source>Single trees</source>
        <translation>Pavieniai medžiai</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stabdyti</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>Atsisiųsti</translation>
    </message>
    <message>
        <source>Use what came</source>
        <translation>Naudoti, kas gauta</translation>
    </message>
    <message>
        <source>What came is on the map now. Go on when there is network again.</source>
        <translation>Kas gauta, jau žemėlapyje. Tęskite, kai vėl bus tinklas.</translation>
    </message>
    <message>
        <source>choose from whom</source>
        <translation>pasirinkite, iš ko</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>skaičiuojama</translation>
    </message>
    <message>
        <source>not that fine</source>
        <translation>tokio smulkumo nėra</translation>
    </message>
    <message>
        <source>too much: choose less fine</source>
        <translation>per daug: rinkitės ne tokį smulkų</translation>
    </message>
    <message>
        <source>{count}, about {size}</source>
        <translation>{count}, apie {size}</translation>
    </message>
    <message>
        <source>{share} is here, {size} came now.</source>
        <translation>{share} jau yra, dabar gauta {size}.</translation>
    </message>
</context>
<context>
    <name>DownloadingWires</name>
    <message>
        <source>the drawn area</source>
        <translation>nubrėžtas plotas</translation>
    </message>
    <message>
        <source>what the map shows</source>
        <translation>tai, ką rodo žemėlapis</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>The line has to go right through the area.</source>
        <translation>Linija turi eiti per visą zoną.</translation>
    </message>
</context>
<context>
    <name>DroneStep</name>
    <message>
        <source>A network</source>
        <translation>Tinklas</translation>
    </message>
    <message>
        <source>A radio on USB</source>
        <translation>USB radijas</translation>
    </message>
    <message>
        <source>Later: press Link in the bar at the top.</source>
        <translation>Vėliau: paspauskite Ryšys viršutinėje juostoje.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Dar nėra</translation>
    </message>
    <message>
        <source>Nothing is connected now. It is at the next start, or when you press Link at the top.</source>
        <translation>Dabar nieko neprijungiama. Tai bus padaryta kitą kartą paleidus arba viršuje paspaudus Ryšys.</translation>
    </message>
    <message>
        <source>The port of the radio and its speed, as serial:PORT:SPEED</source>
        <translation>Radijo prievadas ir greitis taip: serial:PRIEVADAS:GREITIS</translation>
    </message>
    <message>
        <source>The telemetry radio that came with the drone.</source>
        <translation>Telemetrijos radijas iš drono komplekto.</translation>
    </message>
    <message>
        <source>Training only. The drone that is not there is always here.</source>
        <translation>Tik mokymai. Dronas, kurio nėra, visada čia.</translation>
    </message>
    <message>
        <source>Where the drone is heard, as udp:ADDRESS:PORT or tcp:ADDRESS:PORT</source>
        <translation>Kur girdimas dronas: udp:ADRESAS:PRIEVADAS arba tcp:ADRESAS:PRIEVADAS</translation>
    </message>
    <message>
        <source>Wi-Fi, a cable, or a program that passes the link on.</source>
        <translation>Wi-Fi, kabelis arba programa, perduodanti ryšį toliau.</translation>
    </message>
    <message>
        <source>Your drone</source>
        <translation>Jūsų dronas</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>ne adresas</translation>
    </message>
</context>
<context>
    <name>EditStrip</name>
    <message>
        <source>Cut</source>
        <translation>Perkirpti</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>Piešti iš naujo</translation>
    </message>
    <message>
        <source>Enter does the same</source>
        <translation>tas pats su Enter</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>No-fly area</source>
        <translation>Draudžiama zona</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Pašalinti</translation>
    </message>
    <message>
        <source>The other part</source>
        <translation>Kita dalis</translation>
    </message>
    <message>
        <source>a line across the area</source>
        <translation>linija per zoną</translation>
    </message>
    <message>
        <source>draw a line across</source>
        <translation>linija skersai</translation>
    </message>
    <message>
        <source>from the first corner</source>
        <translation>nuo pirmo kampo</translation>
    </message>
    <message>
        <source>keep that one instead</source>
        <translation>palikti ją</translation>
    </message>
    <message>
        <source>never flown over</source>
        <translation>virš jos neskrenda</translation>
    </message>
    <message>
        <source>no area yet</source>
        <translation>zonos dar nėra</translation>
    </message>
    <message>
        <source>tap a no-fly area</source>
        <translation>palieskite zoną</translation>
    </message>
    <message>
        <source>this no-fly area</source>
        <translation>šią draudžiamą zoną</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Press to put it away</source>
        <translation>Paspauskite, kad uždarytumėte</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>rastas %n</numerusform>
            <numerusform>rasti %n</numerusform>
            <numerusform>rasta %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Pavojai</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Iškvietimas</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Įvykių eiga</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Radiniai</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>Skrydis</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Eiti ten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Pastabos</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nieko nerasta.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Ieškoti</translation>
    </message>
    <message>
        <source>Search: a time, a number, a word</source>
        <translation>Ieškoti: laikas, numeris, žodis</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>Automobiliai</translation>
    </message>
    <message>
        <source>nothing is found</source>
        <translation>nieko nerasta</translation>
    </message>
</context>
<context>
    <name>ExerciseAbout</name>
    <message>
        <source>A drone that is not there, flown on the Fly page like the real one, over the same kind of link, and recorded the same way. While it runs, no real drone can be connected.</source>
        <translation>Dronas, kurio nėra: juo skraidoma Skrydžio puslapyje kaip tikru, tokiu pat ryšiu, ir taip pat įrašoma. Kol jis veikia, tikro drono prijungti negalima.</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Iškvietimas</translation>
    </message>
    <message>
        <source>At the incident</source>
        <translation>Įvykio vietoje</translation>
    </message>
    <message>
        <source>For the trainer</source>
        <translation>Instruktoriui</translation>
    </message>
    <message>
        <source>How fast time goes</source>
        <translation>Kaip greitai eina laikas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kada</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Kur jis stovi</translation>
    </message>
    <message>
        <source>Where the map looks</source>
        <translation>Kur žiūri žemėlapis</translation>
    </message>
    <message>
        <source>as in life</source>
        <translation>kaip gyvenime</translation>
    </message>
    <message>
        <source>for a whole search</source>
        <translation>visai paieškai</translation>
    </message>
    <message>
        <source>in a hurry</source>
        <translation>skubant</translation>
    </message>
    <message>
        <source>its middle</source>
        <translation>jo vidurys</translation>
    </message>
    <message>
        <source>no incident is open</source>
        <translation>neatvertas joks įvykis</translation>
    </message>
    <message>
        <source>not with SITL</source>
        <translation>su SITL negalima</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} iš {side}</translation>
    </message>
</context>
<context>
    <name>ExerciseHead</name>
    <message>
        <source>LOST {age}</source>
        <translation>DINGO {age}</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>Dar nieko negirdėta</translation>
    </message>
    <message>
        <source>battery {percent}</source>
        <translation>baterija {percent}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>prijungta</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>jungiamasi</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nepradėta</translation>
    </message>
    <message>
        <source>{clock} FROZEN</source>
        <translation>{clock} SUSTABDYTA</translation>
    </message>
    <message>
        <source>{clock} over</source>
        <translation>{clock} baigta</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virš žemės</translation>
    </message>
</context>
<context>
    <name>ExerciseList</name>
    <message>
        <source>Exercises</source>
        <translation>Pratybos</translation>
    </message>
</context>
<context>
    <name>Exercises</name>
    <message>
        <source>Free practice</source>
        <translation>Laisva treniruotė</translation>
    </message>
    <message>
        <source>day</source>
        <translation>diena</translation>
    </message>
    <message>
        <source>night</source>
        <translation>naktis</translation>
    </message>
    <message>
        <source>no task, no end</source>
        <translation>be užduoties, be pabaigos</translation>
    </message>
</context>
<context>
    <name>FailingWires</name>
    <message>
        <source>Saved: {file} in {folder}</source>
        <translation>Išsaugota: {file} aplanke {folder}</translation>
    </message>
    <message>
        <source>The report could not be written: {why}</source>
        <translation>Pranešimo įrašyti nepavyko: {why}</translation>
    </message>
</context>
<context>
    <name>FaultBoard</name>
    <message>
        <source>All in order</source>
        <translation>Viskas tvarkoje</translation>
    </message>
    <message>
        <source>Fire jumps</source>
        <translation>Ugnis peršoka</translation>
    </message>
    <message>
        <source>Turn the wind, now from {side}</source>
        <translation>Pasukti vėją, dabar iš {side}</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vėjas</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>veikia</translation>
    </message>
    <message>
        <source>off</source>
        <translation>išjungta</translation>
    </message>
    <message>
        <source>show where</source>
        <translation>parodykite kur</translation>
    </message>
    <message>
        <source>your hand</source>
        <translation>jūsų rankose</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} iš {side}</translation>
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
        <translation>Greitai senka</translation>
    </message>
    <message>
        <source>Led astray</source>
        <translation>Slenka padėtis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Dingo ryšys</translation>
    </message>
    <message>
        <source>Low battery</source>
        <translation>Senka akumuliatorius</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Dingo padėtis</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Dingo pultas</translation>
    </message>
    <message>
        <source>Twin drone</source>
        <translation>Antrininkas</translation>
    </message>
    <message>
        <source>Weak motor</source>
        <translation>Silpnas variklis</translation>
    </message>
</context>
<context>
    <name>FieldChooser</name>
    <message>
        <source>Above home</source>
        <translation>Virš pradinio taško</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kreivės</translation>
    </message>
    <message>
        <source>Height and battery</source>
        <translation>Aukštis ir akumuliatorius</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nieko nepasirinkta</translation>
    </message>
    <message>
        <source>Numbers of the recordings</source>
        <translation>Įrašų skaičiai</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Ieškoti</translation>
    </message>
    <message>
        <source>Search: alt, vibration, battery voltage</source>
        <translation>Ieškoti: alt, vibration, battery voltage</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>Rodyti kreives</translation>
    </message>
    <message>
        <source>The recordings are being read…</source>
        <translation>Įrašai skaitomi…</translation>
    </message>
    <message>
        <source>choose one to four</source>
        <translation>pasirinkite nuo vienos iki keturių</translation>
    </message>
    <message>
        <source>{names}. Four is the most: give up one to choose another</source>
        <translation>{names}. Daugiau nei keturių negalima: atsisakykite vienos, kad pasirinktumėte kitą</translation>
    </message>
</context>
<context>
    <name>FindSheet</name>
    <message>
        <source>Copied</source>
        <translation>Nukopijuota</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopijuoti</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Laipsniai</translation>
    </message>
    <message>
        <source>Degrees and minutes</source>
        <translation>Laipsniai ir minutės</translation>
    </message>
    <message>
        <source>Degrees, minutes, seconds</source>
        <translation>Laipsniai, minutės, sekundės</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Rasti vietą</translation>
    </message>
    <message>
        <source>Take the pin away</source>
        <translation>Pašalinti žymą</translation>
    </message>
    <message>
        <source>To the map</source>
        <translation>Į žemėlapį</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>visas</translation>
    </message>
    <message>
        <source>find a place first</source>
        <translation>pirmiausia raskite vietą</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Show</source>
        <translation>Rodyti</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>A low battery does not bring it home</source>
        <translation>Išsekusi baterija jo negrąžina namo</translation>
    </message>
    <message>
        <source>A mistake in the file</source>
        <translation>Klaida faile</translation>
    </message>
    <message>
        <source>A part of the plan has no waypoints</source>
        <translation>Plano dalis neturi taškų</translation>
    </message>
    <message>
        <source>A rally point is outside the fence</source>
        <translation>Atsarginis tūpimo taškas yra už tvoros</translation>
    </message>
    <message>
        <source>At the fence the drone only says so: {name} is 0</source>
        <translation>Prie tvoros dronas tik praneša: {name} yra 0</translation>
    </message>
    <message>
        <source>At {height}, and the fence ends at {ceiling}</source>
        <translation>{height} aukštyje, o tvora baigiasi {ceiling}</translation>
    </message>
    <message>
        <source>At {height}: trees and wires reach {limit_height}</source>
        <translation>{height} aukštyje: medžiai ir laidai siekia {limit_height}</translation>
    </message>
    <message>
        <source>At {place}, {beyond} beyond: keep to this side, or ask the neighbour first</source>
        <translation>Ties {place}, {beyond} už sienos: likite šioje pusėje arba pirma klauskite kaimynų</translation>
    </message>
    <message>
        <source>At {place}, {beyond} beyond; {who}, until {until}</source>
        <translation>Ties {place}, {beyond} už sienos; {who}, iki {until}</translation>
    </message>
    <message>
        <source>At {place}; {who}, until {until}</source>
        <translation>Ties {place}; {who}, iki {until}</translation>
    </message>
    <message>
        <source>Below {length}, {share} of the way, flat ground is assumed</source>
        <translation>Po {length}, {share} kelio, laikoma lygi žemė</translation>
    </message>
    <message>
        <source>Below {share} of them: look for hills, masts and trees</source>
        <translation>Po {share} jų: saugokitės kalvų, stiebų ir medžių</translation>
    </message>
    <message>
        <source>Beyond {limit_far} the drone is not seen, nor always heard</source>
        <translation>Toliau nei {limit_far} drono nematyti ir ne visada girdėti</translation>
    </message>
    <message>
        <source>Connect the drone, or wait for its position</source>
        <translation>Prijunkite droną arba palaukite jo padėties</translation>
    </message>
    <message>
        <source>Count all of them from home, in the program that made it</source>
        <translation>Skaičiuokite juos visus nuo namų taško programoje, kurioje planas sukurtas</translation>
    </message>
    <message>
        <source>Draw a fence round it</source>
        <translation>Apibrėžti geografinę ribą</translation>
    </message>
    <message>
        <source>Draw a larger area</source>
        <translation>Nubrėžkite didesnę zoną</translation>
    </message>
    <message>
        <source>Flat ground is assumed: look for hills, masts and trees</source>
        <translation>Laikoma, kad žemė lygi: saugokitės kalvų, stiebų ir medžių</translation>
    </message>
    <message>
        <source>Fly round it</source>
        <translation>Apskristi</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Draudžiama</translation>
    </message>
    <message>
        <source>From waypoint {where}, at {place}, {beyond} beyond: start elsewhere, or ask first</source>
        <translation>Nuo taško {where}, ties {place}, {beyond} už sienos: kilkite kitur arba pirma klauskite</translation>
    </message>
    <message>
        <source>Heights of several kinds in one plan</source>
        <translation>Viename plane yra kelių rūšių aukščiai</translation>
    </message>
    <message>
        <source>Home is not known yet</source>
        <translation>Pradinis taškas dar nežinomas</translation>
    </message>
    <message>
        <source>Home is outside the fence</source>
        <translation>Pradinis taškas už geografinės ribos</translation>
    </message>
    <message>
        <source>It comes home above its fence</source>
        <translation>Namo jis skrenda virš tvoros</translation>
    </message>
    <message>
        <source>It comes home low</source>
        <translation>Namo jis skrenda žemai</translation>
    </message>
    <message>
        <source>It flies over a no-fly area</source>
        <translation>Skrenda virš draudžiamos zonos</translation>
    </message>
    <message>
        <source>It is out of reach</source>
        <translation>Nepasiekiama</translation>
    </message>
    <message>
        <source>It is {top} high, the drone {clear} above its top</source>
        <translation>Ji {top} aukščio, dronas {clear} virš jos</translation>
    </message>
    <message>
        <source>It listens for station {watched}, we are {ours}</source>
        <translation>Jis klauso stoties {watched}, mes esame {ours}</translation>
    </message>
    <message>
        <source>It takes {batteries} batteries</source>
        <translation>Reikia akumuliatorių: {batteries}</translation>
    </message>
    <message>
        <source>Item {where} is below home</source>
        <translation>{where} punktas yra žemiau namų taško</translation>
    </message>
    <message>
        <source>Item {where} jumps back without an end</source>
        <translation>{where} punktas grįžta atgal be galo</translation>
    </message>
    <message>
        <source>Item {where} jumps to itself</source>
        <translation>{where} punktas šoka pats į save</translation>
    </message>
    <message>
        <source>Item {where} jumps to nowhere</source>
        <translation>{where} punktas šoka į niekur</translation>
    </message>
    <message>
        <source>Its ceiling is {ceiling}</source>
        <translation>Jos lubos {ceiling}</translation>
    </message>
    <message>
        <source>Its height above the sea is less than that of home</source>
        <translation>Jo aukštis virš jūros mažesnis nei namų taško</translation>
    </message>
    <message>
        <source>Latitude 0, longitude 0: a mistake in the file</source>
        <translation>Platuma 0, ilguma 0: klaida faile</translation>
    </message>
    <message>
        <source>Latitude and longitude are swapped</source>
        <translation>Sukeistos platuma ir ilguma</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Leg {where} crosses into {country}</source>
        <translation>Atkarpa {where} kerta sieną: {country}</translation>
    </message>
    <message>
        <source>Leg {where} crosses into {country}, with consent</source>
        <translation>Atkarpa {where} kerta sieną: {country}, su sutikimu</translation>
    </message>
    <message>
        <source>Leg {where} flies in {zone}</source>
        <translation>Atkarpa {where} skrenda zonoje {zone}</translation>
    </message>
    <message>
        <source>Leg {where} flies in {zone}, with consent</source>
        <translation>Atkarpa {where} skrenda zonoje {zone}, su sutikimu</translation>
    </message>
    <message>
        <source>Leg {where} is above the limit, with consent</source>
        <translation>Atkarpa {where} virš ribos, su sutikimu</translation>
    </message>
    <message>
        <source>Leg {where} is low</source>
        <translation>Atkarpa {where} žemai</translation>
    </message>
    <message>
        <source>Leg {where} is too high</source>
        <translation>Atkarpa {where} per aukštai</translation>
    </message>
    <message>
        <source>Leg {where} leaves the fence</source>
        <translation>Atkarpa {where} kerta geografinę ribą</translation>
    </message>
    <message>
        <source>Leg {where} meets the ground</source>
        <translation>Atkarpa {where} kliudo žemę</translation>
    </message>
    <message>
        <source>Leg {where} meets {obstacle}</source>
        <translation>Atkarpa {where} kliudo kliūtį: {obstacle}</translation>
    </message>
    <message>
        <source>Leg {where} passes close over {obstacle}</source>
        <translation>Atkarpa {where} arti virš kliūties: {obstacle}</translation>
    </message>
    <message>
        <source>Leg {where} passes {obstacle}</source>
        <translation>Atkarpa {where} eina pro kliūtį: {obstacle}</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Load the file of zones; without it nobody knows</source>
        <translation>Įkelkite zonų failą; be jo niekas nežino</translation>
    </message>
    <message>
        <source>Lower to {limit_height}</source>
        <translation>Nuleisti iki {limit_height}</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Pataisyti</translation>
    </message>
    <message>
        <source>No zone is in the way</source>
        <translation>Kelyje nėra zonų</translation>
    </message>
    <message>
        <source>No zones of {zone_country} are loaded</source>
        <translation>Zonos neįkeltos: {zone_country}</translation>
    </message>
    <message>
        <source>Nobody knows how high it is: fly round it</source>
        <translation>Niekas nežino, kokio ji aukščio: apskriskite</translation>
    </message>
    <message>
        <source>Not known what it does by itself</source>
        <translation>Nežinia, ką jis darys pats</translation>
    </message>
    <message>
        <source>Not restricted</source>
        <translation>Neribojama</translation>
    </message>
    <message>
        <source>Not the same place: mistyped coordinates?</source>
        <translation>Kita vieta: klaida koordinatėse?</translation>
    </message>
    <message>
        <source>Nothing holds the drone back by itself</source>
        <translation>Niekas drono pats nesulaiko</translation>
    </message>
    <message>
        <source>On a slope that is not the flight from home we would fly</source>
        <translation>Šlaite tai nebūtų skrydis, kurį skristume nuo namų taško</translation>
    </message>
    <message>
        <source>On its way there the drone would turn back</source>
        <translation>Pakeliui ten dronas apsisuktų</translation>
    </message>
    <message>
        <source>Only with U-space services</source>
        <translation>Tik su U-space paslaugomis</translation>
    </message>
    <message>
        <source>Only with a permit</source>
        <translation>Tik su leidimu</translation>
    </message>
    <message>
        <source>Raise all legs</source>
        <translation>Pakelti visas atkarpas</translation>
    </message>
    <message>
        <source>Raise this leg by {lift}</source>
        <translation>Pakelti šią atkarpą {lift}</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Ribojama</translation>
    </message>
    <message>
        <source>Search less, start nearer, or bring more batteries</source>
        <translation>Ieškokite mažiau, kilkite arčiau arba imkite daugiau akumuliatorių</translation>
    </message>
    <message>
        <source>Swap them</source>
        <translation>Sukeisti</translation>
    </message>
    <message>
        <source>The drone could not come home</source>
        <translation>Dronas negalėtų grįžti</translation>
    </message>
    <message>
        <source>The drone goes out of sight</source>
        <translation>Dronas dingsta iš akių</translation>
    </message>
    <message>
        <source>The drone has no {name}</source>
        <translation>Drone nėra {name}</translation>
    </message>
    <message>
        <source>The drone waits for another laptop</source>
        <translation>Dronas laukia kito kompiuterio</translation>
    </message>
    <message>
        <source>The drone would turn back there</source>
        <translation>Dronas ten apsisuktų</translation>
    </message>
    <message>
        <source>The fence does not hold it back</source>
        <translation>Tvora jo nesulaiko</translation>
    </message>
    <message>
        <source>The fence is not an area</source>
        <translation>Geografinė riba nėra zona</translation>
    </message>
    <message>
        <source>The fence reaches into {zone}</source>
        <translation>Geografinė riba patenka į zoną {zone}</translation>
    </message>
    <message>
        <source>The file of zones has no date of its own</source>
        <translation>Zonų failas neturi savo datos</translation>
    </message>
    <message>
        <source>The file of zones is not valid at that hour</source>
        <translation>Zonų failas tą valandą negalioja</translation>
    </message>
    <message>
        <source>The file of zones is {age} old</source>
        <translation>Zonų failo amžius: {age}</translation>
    </message>
    <message>
        <source>The ground is not known all the way</source>
        <translation>Žemė žinoma ne visame kelyje</translation>
    </message>
    <message>
        <source>The ground is not known on the ways home</source>
        <translation>Žemė nežinoma keliuose namo</translation>
    </message>
    <message>
        <source>The ground’s height is not known</source>
        <translation>Žemės aukštis nežinomas</translation>
    </message>
    <message>
        <source>The heights are counted from the ground</source>
        <translation>Aukščiai skaičiuojami nuo žemės</translation>
    </message>
    <message>
        <source>The heights were counted from the sea</source>
        <translation>Aukščiai buvo skaičiuojami nuo jūros lygio</translation>
    </message>
    <message>
        <source>The hour of the flight is not known</source>
        <translation>Skrydžio valanda nežinoma</translation>
    </message>
    <message>
        <source>The jump of item {where} is left out</source>
        <translation>{where} punkto šuolis praleistas</translation>
    </message>
    <message>
        <source>The plan has no fence</source>
        <translation>Plane nėra geografinės ribos</translation>
    </message>
    <message>
        <source>The plan is too long for the drone</source>
        <translation>Planas dronui per ilgas</translation>
    </message>
    <message>
        <source>The plan leads nowhere</source>
        <translation>Planas niekur neveda</translation>
    </message>
    <message>
        <source>The state border is near</source>
        <translation>Valstybės siena netoli</translation>
    </message>
    <message>
        <source>The straight way home crosses into {country}</source>
        <translation>Tiesus kelias namo kerta sieną: {country}</translation>
    </message>
    <message>
        <source>The straight way home crosses into {country}, with consent</source>
        <translation>Tiesus kelias namo kerta sieną: {country}, su sutikimu</translation>
    </message>
    <message>
        <source>The way home from waypoint {where} is low</source>
        <translation>Kelias namo nuo {where} taško žemas</translation>
    </message>
    <message>
        <source>The way there and back empties the battery: start nearer</source>
        <translation>Kelias ten ir atgal iškrauna akumuliatorių: kilkite arčiau</translation>
    </message>
    <message>
        <source>The wind is too strong</source>
        <translation>Vėjas per stiprus</translation>
    </message>
    <message>
        <source>They are not checked: load its file</source>
        <translation>Jos nepatikrintos: įkelkite failą</translation>
    </message>
    <message>
        <source>They are right only where home was planned</source>
        <translation>Jie teisingi tik ten, kur buvo numatytas namų taškas</translation>
    </message>
    <message>
        <source>Under conditions</source>
        <translation>Su sąlygomis</translation>
    </message>
    <message>
        <source>Waypoint {where} is above the fence</source>
        <translation>Taškas {where} virš geografinės ribos</translation>
    </message>
    <message>
        <source>Waypoint {where} is near the fence</source>
        <translation>{where} taškas arti tvoros</translation>
    </message>
    <message>
        <source>Waypoint {where} is {distance} away</source>
        <translation>Iki {where} taško {distance}</translation>
    </message>
    <message>
        <source>Waypoint {where} is {distance} away; swapped it is here</source>
        <translation>Iki {where} taško {distance}; sukeitus jis čia</translation>
    </message>
    <message>
        <source>Waypoint {where} lies in the Atlantic</source>
        <translation>Taškas {where} yra Atlanto vandenyne</translation>
    </message>
    <message>
        <source>What lies between is flown once</source>
        <translation>Kas yra tarp jų, skrendama vieną kartą</translation>
    </message>
    <message>
        <source>What lies between would be flown once</source>
        <translation>Kas yra tarp jų, būtų skrendama vieną kartą</translation>
    </message>
    <message>
        <source>When the laptop falls silent: {name} is 0 in the drone</source>
        <translation>Kai kompiuteris nutyla: {name} drone yra 0</translation>
    </message>
    <message>
        <source>When the remote control falls silent: {name} is 0</source>
        <translation>Kai pultelis nutyla: {name} yra 0</translation>
    </message>
    <message>
        <source>Without its position it does not land</source>
        <translation>Be padėties jis nenutupia</translation>
    </message>
    <message>
        <source>Without the laptop the drone flies on</source>
        <translation>Be kompiuterio dronas skrenda toliau</translation>
    </message>
    <message>
        <source>Without the remote control the drone flies on</source>
        <translation>Be pultelio dronas skrenda toliau</translation>
    </message>
    <message>
        <source>Zones of the air are not checked</source>
        <translation>Oro erdvės zonos nepatikrintos</translation>
    </message>
    <message>
        <source>Zones with hours are not evaluated</source>
        <translation>Zonos su valandomis neįvertintos</translation>
    </message>
    <message>
        <source>a zone</source>
        <translation>zona</translation>
    </message>
    <message>
        <source>an obstacle</source>
        <translation>kliūtis</translation>
    </message>
    <message>
        <source>another country</source>
        <translation>kita valstybė</translation>
    </message>
    <message>
        <source>battery and wind</source>
        <translation>akumuliatorius ir vėjas</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>geografinė riba</translation>
    </message>
    <message>
        <source>heights</source>
        <translation>aukščiai</translation>
    </message>
    <message>
        <source>no ceiling</source>
        <translation>be viršutinės ribos</translation>
    </message>
    <message>
        <source>no-fly areas</source>
        <translation>draudžiamos zonos</translation>
    </message>
    <message>
        <source>nobody knows whether it is active at that hour</source>
        <translation>niekas nežino, ar ji tą valandą galioja</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nenurodyta</translation>
    </message>
    <message>
        <source>place and distance</source>
        <translation>vieta ir atstumas</translation>
    </message>
    <message>
        <source>size of the plan</source>
        <translation>plano dydis</translation>
    </message>
    <message>
        <source>something about it is not known</source>
        <translation>kažkas apie ją nežinoma</translation>
    </message>
    <message>
        <source>state border</source>
        <translation>valstybės siena</translation>
    </message>
    <message>
        <source>the ground</source>
        <translation>žemė</translation>
    </message>
    <message>
        <source>without the ground’s height nobody knows whether it is met</source>
        <translation>be žemės aukščio niekas nežino, ar ji kliudoma</translation>
    </message>
    <message>
        <source>{batteries} batteries are needed, {allowed} are there</source>
        <translation>Reikia akumuliatorių: {batteries}, yra {allowed}</translation>
    </message>
    <message>
        <source>{beyond} of the way beyond {limit_far}, {hidden} behind the ground: post an observer</source>
        <translation>{beyond} kelio toliau nei {limit_far}, {hidden} už žemės: pastatykite stebėtoją</translation>
    </message>
    <message>
        <source>{clear} above its top; {limit_height} are wanted</source>
        <translation>{clear} virš jos; reikia {limit_height}</translation>
    </message>
    <message>
        <source>{distance} from the way</source>
        <translation>{distance} nuo maršruto</translation>
    </message>
    <message>
        <source>{distance}: wind and braking take {limit_height}</source>
        <translation>{distance}: vėjui ir stabdymui reikia {limit_height}</translation>
    </message>
    <message>
        <source>{duration} in all: fly it in parts, or search less</source>
        <translation>iš viso {duration}: skriskite dalimis arba ieškokite mažiau</translation>
    </message>
    <message>
        <source>{file}: get the one for today</source>
        <translation>{file}: paimkite šiandienos failą</translation>
    </message>
    <message>
        <source>{file}: get today’s; an old file never says that all is clear</source>
        <translation>{file}: paimkite šiandienos; senas failas niekada nesako, kad viskas laisva</translation>
    </message>
    <message>
        <source>{file}: when it was saved is taken, {edition}</source>
        <translation>{file}: imamas įrašymo laikas, {edition}</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virš žemės</translation>
    </message>
    <message>
        <source>{height} above ground, without trees and masts; fly higher</source>
        <translation>{height} virš žemės, be medžių ir stiebų; skriskite aukščiau</translation>
    </message>
    <message>
        <source>{height} above ground, {limit_height} allowed</source>
        <translation>{height} virš žemės, leidžiama {limit_height}</translation>
    </message>
    <message>
        <source>{height} above ground: trees, wires and people are near</source>
        <translation>{height} virš žemės: medžiai, laidai ir žmonės arti</translation>
    </message>
    <message>
        <source>{height} above ground; {who}, until {until}</source>
        <translation>{height} virš žemės; {who}, iki {until}</translation>
    </message>
    <message>
        <source>{height} above the ellipsoid</source>
        <translation>{height} virš elipsoido</translation>
    </message>
    <message>
        <source>{height} above the ground</source>
        <translation>{height} virš žemės</translation>
    </message>
    <message>
        <source>{height} above the sea</source>
        <translation>{height} virš jūros</translation>
    </message>
    <message>
        <source>{height}, nobody says from where</source>
        <translation>{height}, niekas nesako, nuo ko</translation>
    </message>
    <message>
        <source>{items} points, {limit} fit: fly higher or search less</source>
        <translation>Taškų {items}, telpa {limit}: skriskite aukščiau arba ieškokite mažiau</translation>
    </message>
    <message>
        <source>{length} of the way; leave it out of the area</source>
        <translation>{length} kelio; iškirpkite ją iš zonos</translation>
    </message>
    <message>
        <source>{lower} to {upper}: read its conditions. {contact}</source>
        <translation>{lower} iki {upper}: perskaitykite sąlygas. {contact}</translation>
    </message>
    <message>
        <source>{lower} to {upper}; it forbids nothing</source>
        <translation>{lower} iki {upper}; ji nieko nedraudžia</translation>
    </message>
    <message>
        <source>{name} is 0 in the drone</source>
        <translation>{name} drone yra 0</translation>
    </message>
    <message>
        <source>{name} is 0 in the drone: watch the minutes yourself</source>
        <translation>{name} drone yra 0: minutes stebėkite patys</translation>
    </message>
    <message>
        <source>{obstacle} stands on the way home</source>
        <translation>Kelyje namo stovi kliūtis: {obstacle}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}. {contact}</source>
        <translation>{restriction}, {lower} iki {upper}. {contact}</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}: on its way home the drone may come there</source>
        <translation>{restriction}, {lower} iki {upper}: kelyje namo dronas gali ten patekti</translation>
    </message>
    <message>
        <source>{restriction}, {lower} to {upper}: {doubt}</source>
        <translation>{restriction}, {lower} iki {upper}: {doubt}</translation>
    </message>
    <message>
        <source>{type}: the file holds none, it would not be flown</source>
        <translation>{type}: faile jų nėra, nebūtų skrendama</translation>
    </message>
    <message>
        <source>{who}, until {until}</source>
        <translation>{who}, iki {until}</translation>
    </message>
    <message>
        <source>{wind}: some leg cannot be flown against it</source>
        <translation>{wind}: kurios nors atkarpos prieš jį nenuskristi</translation>
    </message>
    <message>
        <source>{zones} zones, edition {edition}; this is no authorisation</source>
        <translation>{zones} zonų, leidimas {edition}; tai nėra leidimas skristi</translation>
    </message>
    <message>
        <source>{zone} asks for conditions</source>
        <translation>{zone} reikalauja sąlygų</translation>
    </message>
    <message>
        <source>{zone} is not evaluated</source>
        <translation>{zone} neįvertinta</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n RED</source>
        <translation>
            <numerusform>%n RAUDONAS</numerusform>
            <numerusform>%n RAUDONI</numerusform>
            <numerusform>%n RAUDONŲ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n KLAUSIMAS</numerusform>
            <numerusform>%n KLAUSIMAI</numerusform>
            <numerusform>%n KLAUSIMŲ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>dar %n</numerusform>
            <numerusform>dar %n</numerusform>
            <numerusform>dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 RED</source>
        <translation>1 RAUDONAS</translation>
    </message>
    <message>
        <source>1 TO ASK</source>
        <translation>1 KLAUSIMAS</translation>
    </message>
    <message>
        <source>1 more</source>
        <translation>dar 1</translation>
    </message>
</context>
<context>
    <name>FirstRunSheet</name>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Toliau</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Praleisti viską</translation>
    </message>
    <message>
        <source>this is the first</source>
        <translation>čia pirmas žingsnis</translation>
    </message>
    <message>
        <source>what was said is kept</source>
        <translation>kas pasakyta, išsaugoma</translation>
    </message>
</context>
<context>
    <name>FlierSheet</name>
    <message>
        <source>Embedded drone</source>
        <translation>Integruotas dronas</translation>
    </message>
    <message>
        <source>Found: {program}</source>
        <translation>Rasta: {program}</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gerai</translation>
    </message>
    <message>
        <source>It needs nothing and does what a recorded ArduCopter does. It goes back to a mark, and its camera hangs on a gimbal.</source>
        <translation>Jam nieko nereikia, jis elgiasi kaip įrašytas ArduCopter. Jis grįžta prie žymos, o jo kamera pakabinta ant stabilizatoriaus.</translation>
    </message>
    <message>
        <source>The real program, of the version that you built: its texts, failsafes and parameters. It does not go back to a mark, its camera looks straight down, and time goes five times as fast at most.</source>
        <translation>Tikra programa tos versijos, kurią sukompiliavote: jos pranešimai, apsaugos režimai ir parametrai. Ji negrįžta prie žymos, jos kamera žiūri tiesiai žemyn, o laikas eina ne daugiau kaip penkis kartus greičiau.</translation>
    </message>
    <message>
        <source>To have it: build ArduCopter for the board sitl, then write its path into settings.toml, as sitl below [simulator], and open this sheet again.</source>
        <translation>Kad jis būtų: sukompiliuokite ArduCopter plokštei sitl, įrašykite jo kelią į settings.toml kaip sitl po [simulator] ir atverkite šį lapą iš naujo.</translation>
    </message>
    <message>
        <source>Who flies the exercise</source>
        <translation>Kas skraido per pratybas</translation>
    </message>
    <message>
        <source>boots for 42 s</source>
        <translation>įsijungia per 42 s</translation>
    </message>
    <message>
        <source>is looked for</source>
        <translation>ieškoma</translation>
    </message>
    <message>
        <source>named wrongly</source>
        <translation>nurodyta neteisingai</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>šiame kompiuteryje nėra</translation>
    </message>
    <message>
        <source>ready at once</source>
        <translation>paruoštas iš karto</translation>
    </message>
</context>
<context>
    <name>FlightDesk</name>
    <message>
        <source>A real drone is armed: land it and switch its motors off, then train.</source>
        <translation>Tikras dronas paruoštas skristi: nutupdykite jį ir išjunkite variklius, tada pradėkite pratybas.</translation>
    </message>
    <message>
        <source>The link to the drone is gone. The record is safe up to here.</source>
        <translation>Ryšys su dronu prarastas. Įrašas iki šios akimirkos išsaugotas.</translation>
    </message>
    <message>
        <source>no drone is connected</source>
        <translation>dronas neprijungtas</translation>
    </message>
    <message>
        <source>the link is gone</source>
        <translation>ryšys nutrūko</translation>
    </message>
    <message>
        <source>the plan is not aboard</source>
        <translation>plano drone nėra</translation>
    </message>
</context>
<context>
    <name>FlownAs</name>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Legal basis of the flight; press to choose another</source>
        <translation>Skrydžio teisinis pagrindas; spauskite kitam pasirinkti</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>Stebėtojas</translation>
    </message>
    <message>
        <source>Remote pilot</source>
        <translation>Nuotolinis pilotas</translation>
    </message>
</context>
<context>
    <name>FlyPage</name>
    <message>
        <source>Come home</source>
        <translation>Grįžti</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tęsti</translation>
    </message>
    <message>
        <source>Land here</source>
        <translation>Nutūpti čia</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Pažymėti</translation>
    </message>
    <message>
        <source>Move station</source>
        <translation>Perkelti vietą</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>NEXT · by {time}</source>
        <translation>TOLIAU · iki {time}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzė</translation>
    </message>
    <message>
        <source>Take off &amp; search</source>
        <translation>Pakilti ir ieškoti</translation>
    </message>
    <message>
        <source>already in the air</source>
        <translation>jau ore</translation>
    </message>
    <message>
        <source>coming home</source>
        <translation>grįžta</translation>
    </message>
    <message>
        <source>flies the plan</source>
        <translation>skrenda pagal planą</translation>
    </message>
    <message>
        <source>goes on with the plan</source>
        <translation>tęsia planą</translation>
    </message>
    <message>
        <source>landing</source>
        <translation>tupia</translation>
    </message>
    <message>
        <source>lands at home</source>
        <translation>nutupia pradiniame taške</translation>
    </message>
    <message>
        <source>lands in {time}</source>
        <translation>nutūps po {time}</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drono negirdėti</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>plano dar nėra</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>nėra padėties</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>ant žemės</translation>
    </message>
    <message>
        <source>place and time</source>
        <translation>vieta ir laikas</translation>
    </message>
    <message numerus="yes">
        <source>place, time · %n so far</source>
        <translation>
            <numerusform>vieta, laikas · jau %n</numerusform>
            <numerusform>vieta, laikas · jau %n</numerusform>
            <numerusform>vieta, laikas · jau %n</numerusform>
        </translation>
    </message>
    <message>
        <source>stops and hovers</source>
        <translation>sustoja ir kybo</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>tiesiai žemyn</translation>
    </message>
</context>
<context>
    <name>FlyStage</name>
    <message>
        <source>Choose the pictures</source>
        <translation>Pasirinkti vaizdus</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vaizdas</translation>
    </message>
</context>
<context>
    <name>FlyingWires</name>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
    <message>
        <source>kept as {number}</source>
        <translation>išsaugota nr. {number}</translation>
    </message>
</context>
<context>
    <name>HandingOnWires</name>
    <message numerus="yes">
        <source>%n settings are others now</source>
        <translation>
            <numerusform>pasikeitė %n nustatymas</numerusform>
            <numerusform>pasikeitė %n nustatymai</numerusform>
            <numerusform>pasikeitė %n nustatymų</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is other than before.</source>
        <translation>Niekas nepasikeitė.</translation>
    </message>
    <message>
        <source>The file of settings from another laptop</source>
        <translation>Kito kompiuterio nustatymų failas</translation>
    </message>
    <message>
        <source>Where to write the settings for the other laptops</source>
        <translation>Kur įrašyti nustatymus kitiems kompiuteriams</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Įrašyta: {file}</translation>
    </message>
    <message>
        <source>the ones before: {file}</source>
        <translation>ankstesnieji: {file}</translation>
    </message>
</context>
<context>
    <name>HeatPanel</name>
    <message>
        <source>Automatic</source>
        <translation>Automatiškai</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Ryškumas</translation>
    </message>
    <message>
        <source>Camera’s range</source>
        <translation>Kameros diapazonas</translation>
    </message>
    <message>
        <source>Coloured above</source>
        <translation>Spalvota virš</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Spalvos</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Tikslus</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Šiluma</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Užfiksuota</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Išjungta</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Platus</translation>
    </message>
</context>
<context>
    <name>HeldChoices</name>
    <message>
        <source>Back to a mark</source>
        <translation>Atgal prie žymos</translation>
    </message>
    <message>
        <source>Drone, fire and weather are as they were then. The record goes on.</source>
        <translation>Dronas, ugnis ir oras kaip tada. Įrašas tęsiamas.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Palikti</translation>
    </message>
    <message>
        <source>Take over from the crew</source>
        <translation>Perimti iš įgulos</translation>
    </message>
    <message>
        <source>The drone does it at once, whatever the crew&apos;s station says. It stands in the record.</source>
        <translation>Dronas tai daro iškart, kad ir ką sakytų įgulos stotis. Tai lieka įraše.</translation>
    </message>
    <message>
        <source>and lands there</source>
        <translation>ir ten nutupia</translation>
    </message>
    <message>
        <source>back to this moment</source>
        <translation>atgal į šią akimirką</translation>
    </message>
    <message>
        <source>it stops where it is</source>
        <translation>sustoja ten, kur yra</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>tiesiai žemyn</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Arrows choose, Page Down reads on, F1 or Esc closes</source>
        <translation>Rodyklės renkasi, Page Down skaito toliau, F1 arba Esc uždaro</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Nothing is found. Try one word, or the beginning of one.</source>
        <translation>Nieko nerasta. Bandykite vieną žodį arba jo pradžią.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Ieškoti pagalboje</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temos</translation>
    </message>
</context>
<context>
    <name>HotSpotList</name>
    <message>
        <source>Cards</source>
        <translation>Kortelės</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportuoti</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>Karštieji taškai</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daugiau</translation>
    </message>
    <message>
        <source>None is confirmed yet. One is confirmed when it was seen several times over.</source>
        <translation>Dar nė vienas nepatvirtintas. Jis patvirtinamas, kai pamatomas kelis kartus.</translation>
    </message>
    <message>
        <source>Revisit all open</source>
        <translation>Aplankyti visus atvirus</translation>
    </message>
    <message>
        <source>makes a plan</source>
        <translation>sudaro planą</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>dar nėra</translation>
    </message>
    <message>
        <source>with a code to scan</source>
        <translation>su kodu nuskaityti</translation>
    </message>
    <message>
        <source>{still} of {all} open</source>
        <translation>atviri {still} iš {all}</translation>
    </message>
</context>
<context>
    <name>HotSpots</name>
    <message>
        <source>cooling</source>
        <translation>vėsta</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>stiprėja</translation>
    </message>
    <message>
        <source>not a fire</source>
        <translation>ne gaisras</translation>
    </message>
    <message>
        <source>open</source>
        <translation>atviras</translation>
    </message>
    <message>
        <source>out</source>
        <translation>užgesintas</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>išsiųsta</translation>
    </message>
    <message>
        <source>sent: {whom}</source>
        <translation>išsiųsta: {whom}</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>nekinta</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>aplankytas</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>Area</source>
        <translation>Plotas</translation>
    </message>
    <message>
        <source>At best</source>
        <translation>Geriausiu atveju</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Siena</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Atstumas</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Aukštis</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Tikslumas</translation>
    </message>
    <message>
        <source>Legs</source>
        <translation>Atkarpos</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numeris</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Lieka</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Kas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kada</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pajėgos</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vėjas</translation>
    </message>
    <message>
        <source>no place yet</source>
        <translation>vietos dar nėra</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nežinoma</translation>
    </message>
    <message>
        <source>{careful} to {all}</source>
        <translation>{careful} iki {all}</translation>
    </message>
    <message>
        <source>{clock} · {age} ago</source>
        <translation>{clock} · prieš {age}</translation>
    </message>
    <message>
        <source>{count}, every {spacing}</source>
        <translation>{count}, kas {spacing}</translation>
    </message>
    <message>
        <source>{distance} to Latvia</source>
        <translation>{distance} iki Latvijos</translation>
    </message>
    <message>
        <source>{distance} to Lithuania</source>
        <translation>{distance} iki Lietuvos</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virš žemės</translation>
    </message>
    <message>
        <source>{speed} from {side}</source>
        <translation>{speed} iš {side}</translation>
    </message>
</context>
<context>
    <name>IncidentDesk</name>
    <message>
        <source>Open an incident first: the dispatch times belong to one.</source>
        <translation>Pirma atidarykite įvykį: iškvietimo laikai priklauso įvykiui.</translation>
    </message>
    <message>
        <source>This incident came sealed from others and is kept as it came. Write what you know in an incident of your own.</source>
        <translation>Šis įvykis gautas užantspauduotas iš kitų ir saugomas toks, koks gautas. Rašykite, ką žinote, savo įvykyje.</translation>
    </message>
</context>
<context>
    <name>IncidentList</name>
    <message numerus="yes">
        <source>%n found, newest first</source>
        <translation>
            <numerusform>rastas %n, naujausi viršuje</numerusform>
            <numerusform>rasti %n, naujausi viršuje</numerusform>
            <numerusform>rasta %n, naujausi viršuje</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Įkelti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Įvykiai</translation>
    </message>
    <message>
        <source>No incident is recorded yet.</source>
        <translation>Įvykių dar nėra.</translation>
    </message>
    <message>
        <source>None of them is called so.</source>
        <translation>Nė vieno tokio nėra.</translation>
    </message>
    <message>
        <source>None yet. A new alarm begins one.</source>
        <translation>Dar nėra. Pradėkite nuo naujo iškvietimo.</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nieko nerasta.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atidaryti</translation>
    </message>
    <message>
        <source>Operator record</source>
        <translation>Naudotojo žurnalas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Ieškoti</translation>
    </message>
    <message>
        <source>Search incidents</source>
        <translation>Ieškoti įvykių</translation>
    </message>
    <message>
        <source>Search: a place, a number, a word of a note</source>
        <translation>Ieškoti: vieta, numeris, pastabos žodis</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
    <message>
        <source>What, where or number</source>
        <translation>Kas, kur arba numeris</translation>
    </message>
    <message>
        <source>a neighbour&apos;s sealed incident, or a file</source>
        <translation>kaimynų užantspauduotas įvykis arba failas</translation>
    </message>
    <message numerus="yes">
        <source>entries: %n</source>
        <translation>
            <numerusform>įrašų: %n</numerusform>
            <numerusform>įrašų: %n</numerusform>
            <numerusform>įrašų: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>flights, batteries, crew</source>
        <translation>skrydžiai, akumuliatoriai, įgula</translation>
    </message>
    <message>
        <source>nothing is found</source>
        <translation>nieko nerasta</translation>
    </message>
    <message>
        <source>training</source>
        <translation>pratybos</translation>
    </message>
</context>
<context>
    <name>IncidentPage</name>
    <message numerus="yes">
        <source>%n findings block</source>
        <translation>
            <numerusform>%n problema neleidžia skristi</numerusform>
            <numerusform>%n problemos neleidžia skristi</numerusform>
            <numerusform>%n problemų neleidžia skristi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the list</source>
        <translation>
            <numerusform>sąraše %n</numerusform>
            <numerusform>sąraše %n</numerusform>
            <numerusform>sąraše %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things to ask</source>
        <translation>
            <numerusform>%n klausimas</numerusform>
            <numerusform>%n klausimai</numerusform>
            <numerusform>%n klausimų</numerusform>
        </translation>
    </message>
    <message>
        <source>1 finding blocks</source>
        <translation>1 problema neleidžia skristi</translation>
    </message>
    <message>
        <source>1 in the list</source>
        <translation>sąraše 1</translation>
    </message>
    <message>
        <source>1 thing to ask</source>
        <translation>1 klausimas</translation>
    </message>
    <message>
        <source>Alarm text</source>
        <translation>Iškvietimo tekstas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Change area</source>
        <translation>Keisti zoną</translation>
    </message>
    <message>
        <source>Change line</source>
        <translation>Keisti liniją</translation>
    </message>
    <message>
        <source>Check &amp; fly</source>
        <translation>Tikrinti ir skristi</translation>
    </message>
    <message>
        <source>Dispatch record</source>
        <translation>Iškvietimo įrašas</translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation>Brėžti zoną</translation>
    </message>
    <message>
        <source>Draw line</source>
        <translation>Piešti liniją</translation>
    </message>
    <message>
        <source>Draw the area to be searched: the plan follows by itself.</source>
        <translation>Nubrėžkite paieškos zoną: planas atsiras pats.</translation>
    </message>
    <message>
        <source>Draw the line to fly along: the plan follows by itself.</source>
        <translation>Nupieškite liniją, palei kurią skristi: planas atsiras pats.</translation>
    </message>
    <message>
        <source>Import dispatch</source>
        <translation>Importuoti iškvietimą</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Įvykiai</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Žiūrėti ten</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>Naujas iškvietimas</translation>
    </message>
    <message>
        <source>Open an incident, or begin one with a new alarm.</source>
        <translation>Atverkite įvykį arba pradėkite nuo naujo iškvietimo.</translation>
    </message>
    <message>
        <source>Say where the real scene is: the plan follows by itself.</source>
        <translation>Nurodykite tikrąją vietą: planas atsiras pats.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Lentelės (*.csv *.txt *.tsv);;Visi failai (*)</translation>
    </message>
    <message>
        <source>Tap what the drone is to look at. Enter takes the middle of the map.</source>
        <translation>Palieskite tai, į ką dronas turi žiūrėti. Enter ima žemėlapio vidurį.</translation>
    </message>
    <message>
        <source>Tap where it burns. Enter takes the middle of the map.</source>
        <translation>Palieskite vietą, kur dega. Enter ima žemėlapio vidurį.</translation>
    </message>
    <message>
        <source>The real scene is here</source>
        <translation>Tikroji vieta čia</translation>
    </message>
    <message>
        <source>There is no plan for this area. Change the area or the height.</source>
        <translation>Šiai zonai plano nėra. Keiskite zoną arba aukštį.</translation>
    </message>
    <message>
        <source>a table, or drop it</source>
        <translation>lentelė; galima įtempti</translation>
    </message>
    <message>
        <source>all is in order</source>
        <translation>viskas tvarkoje</translation>
    </message>
    <message>
        <source>being typed</source>
        <translation>rašoma</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>skaičiuojamas</translation>
    </message>
    <message>
        <source>drag its corners</source>
        <translation>vilkite kampus</translation>
    </message>
    <message>
        <source>drag its points</source>
        <translation>vilkite jos taškus</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>plano dar nėra</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>dar nėra</translation>
    </message>
    <message>
        <source>open an incident first</source>
        <translation>pirma atverkite įvykį</translation>
    </message>
    <message>
        <source>paste, drop or type</source>
        <translation>įklijuokite, įtempkite ar rašykite</translation>
    </message>
    <message>
        <source>tap along it</source>
        <translation>lieskite palei ją</translation>
    </message>
    <message>
        <source>tap its corners</source>
        <translation>palieskite kampus</translation>
    </message>
    <message>
        <source>tap the place</source>
        <translation>palieskite vietą</translation>
    </message>
    <message>
        <source>the new alarm first</source>
        <translation>pirma naujas iškvietimas</translation>
    </message>
</context>
<context>
    <name>Inset</name>
    <message>
        <source>Show the heat</source>
        <translation>Rodyti šilumą</translation>
    </message>
    <message>
        <source>Show the visible picture</source>
        <translation>Rodyti matomą vaizdą</translation>
    </message>
    <message>
        <source>Swap map and picture</source>
        <translation>Sukeisti žemėlapį ir vaizdą</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Above ground</source>
        <translation>Virš žemės</translation>
    </message>
    <message>
        <source>Above home</source>
        <translation>Virš pradinio taško</translation>
    </message>
    <message>
        <source>Back in</source>
        <translation>Grįš po</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Battery {number}</source>
        <translation>Akumuliatorius {number}</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Kursas</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Namo</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Rodmenys</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Greitis</translation>
    </message>
    <message>
        <source>To home</source>
        <translation>Iki pradžios</translation>
    </message>
    <message>
        <source>Turn back in</source>
        <translation>Apsisukti po</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vėjas</translation>
    </message>
    <message>
        <source>Wind from {direction}</source>
        <translation>Vėjas iš {direction}</translation>
    </message>
    <message>
        <source>home {home} · reserve {reserve}</source>
        <translation>grįžti {home} · atsarga {reserve}</translation>
    </message>
</context>
<context>
    <name>Intervals</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>dar %n</numerusform>
            <numerusform>dar %n</numerusform>
            <numerusform>dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Laiko tarpai</translation>
    </message>
    <message>
        <source>min : s</source>
        <translation>min : s</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>neįrašyta</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Alarms</source>
        <translation>Pavojai</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Iškvietimas</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Radiniai</translation>
    </message>
    <message>
        <source>Flight</source>
        <translation>Skrydis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Pastabos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Laiko juosta</translation>
    </message>
    <message>
        <source>Trucks</source>
        <translation>Automobiliai</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Everything that is asked here can be changed later, under Settings.</source>
        <translation>Viską, ko čia klausiama, vėliau galima pakeisti nustatymuose.</translation>
    </message>
    <message>
        <source>Welcome to FireDrone: five short questions, and a training flight at the end.</source>
        <translation>Sveiki, čia FireDrone: penki trumpi žingsniai ir pabaigoje mokomasis skrydis.</translation>
    </message>
</context>
<context>
    <name>LastStep</name>
    <message>
        <source>A drone that is not there stands beside a made-up fire, its plan aboard. You tick the checks and hold the take-off, as at a real one. Nothing you press reaches a real drone.</source>
        <translation>Dronas, kurio nėra, stovi prie išgalvoto gaisro, planas jau jame. Pažymite patikras ir laikote pakilimą, kaip prie tikro. Niekas, ką spaudžiate, nepasiekia tikro drono.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Pradėti</translation>
    </message>
    <message>
        <source>Brigade</source>
        <translation>Komanda</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Rajonas</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Dronas</translation>
    </message>
    <message>
        <source>Fly the training drone now</source>
        <translation>Skristi mokomuoju dronu dabar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kalba</translation>
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
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Parengta</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Gaisrinė</translation>
    </message>
    <message>
        <source>later</source>
        <translation>vėliau</translation>
    </message>
    <message>
        <source>on this laptop</source>
        <translation>šiame kompiuteryje</translation>
    </message>
    <message>
        <source>takes three minutes</source>
        <translation>trys minutės</translation>
    </message>
    <message>
        <source>training only</source>
        <translation>tik mokymai</translation>
    </message>
    <message>
        <source>without a training flight</source>
        <translation>be mokomojo skrydžio</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Grid</source>
        <translation>Koordinačių tinklas</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Šiluma</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>Karštieji taškai</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Sluoksniai</translation>
    </message>
    <message>
        <source>Map pictures</source>
        <translation>Žemėlapio vaizdai</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Vietos</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planas</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Pasiekiamumas</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>Reljefas</translation>
    </message>
    <message>
        <source>Seen ground</source>
        <translation>Apžiūrėta žemė</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonos</translation>
    </message>
    <message>
        <source>along the flight</source>
        <translation>išilgai skrydžio</translation>
    </message>
    <message>
        <source>area, legs and fence</source>
        <translation>zona, atkarpos ir geografinė riba</translation>
    </message>
    <message>
        <source>degrees north and east</source>
        <translation>laipsniai į šiaurę ir rytus</translation>
    </message>
    <message>
        <source>from the area’s own file</source>
        <translation>iš vietovės failo</translation>
    </message>
    <message>
        <source>light and shadow of the heights</source>
        <translation>aukščių šviesa ir šešėliai</translation>
    </message>
    <message>
        <source>of the air; no authorisation</source>
        <translation>oro erdvėje; ne leidimas</translation>
    </message>
    <message>
        <source>out, back, and landed</source>
        <translation>ten, atgal ir žemėje</translation>
    </message>
    <message>
        <source>the thermal pictures, laid on the ground</source>
        <translation>termovaizdai, pakloti ant žemės</translation>
    </message>
    <message>
        <source>water, gates, bridges, cameras</source>
        <translation>vanduo, vartai, tiltai, kameros</translation>
    </message>
    <message>
        <source>with their numbers and errors</source>
        <translation>su numeriais ir paklaidomis</translation>
    </message>
</context>
<context>
    <name>LegalBasis</name>
    <message>
        <source>For the state: {who}</source>
        <translation>Valstybei: {who}</translation>
    </message>
    <message>
        <source>Open category {part}</source>
        <translation>Atviroji kategorija {part}</translation>
    </message>
    <message>
        <source>Specific {number}, {sight}</source>
        <translation>Specialioji {number}, {sight}</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Heard</source>
        <translation>Girdėta</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Pranešimai</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Atmesta</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Parašas</translation>
    </message>
    <message>
        <source>Strangers</source>
        <translation>Svetimi</translation>
    </message>
    <message>
        <source>a cable: nobody else is on it</source>
        <translation>kabelis: nieko kito juo nėra</translation>
    </message>
    <message>
        <source>another drone answers</source>
        <translation>atsiliepia kitas dronas</translation>
    </message>
    <message>
        <source>no drone yet</source>
        <translation>dar jokio drono</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nėra</translation>
    </message>
    <message>
        <source>not signed: anybody near can speak for the drone</source>
        <translation>nepasirašyta: bet kas netoliese gali kalbėti drono vardu</translation>
    </message>
    <message>
        <source>signed by the drone&apos;s own key</source>
        <translation>pasirašyta paties drono raktu</translation>
    </message>
    <message>
        <source>the drone does not sign</source>
        <translation>dronas nepasirašo</translation>
    </message>
    <message>
        <source>the drone has a key and does not sign: nothing is commanded</source>
        <translation>dronas turi raktą, bet nepasirašo: niekas neįsakoma</translation>
    </message>
    <message>
        <source>the port is gone; it is opened again by itself</source>
        <translation>prievadas dingo; jis atsivers pats</translation>
    </message>
    <message>
        <source>two drones, one number</source>
        <translation>du dronai, vienas numeris</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>prieš {age}</translation>
    </message>
    <message>
        <source>{count} datagrams, unanswered</source>
        <translation>{count} paketai, neatsakyta</translation>
    </message>
    <message>
        <source>{count} frames: forged, replayed or not signed</source>
        <translation>{count} kadrai: suklastoti, pakartoti arba nepasirašyti</translation>
    </message>
    <message>
        <source>{count}, {lost} lost on the way</source>
        <translation>{count}, {lost} dingo pakeliui</translation>
    </message>
</context>
<context>
    <name>LinkCell</name>
    <message>
        <source>Link</source>
        <translation>Ryšys</translation>
    </message>
    <message>
        <source>Link · locked</source>
        <translation>Ryšys · užrakintas</translation>
    </message>
    <message>
        <source>Link · not signed</source>
        <translation>Ryšys · nepasirašytas</translation>
    </message>
    <message>
        <source>Link · port gone</source>
        <translation>Ryšys · nėra prievado</translation>
    </message>
    <message>
        <source>Press to see who speaks on this link</source>
        <translation>Paspauskite ir pamatysite, kas kalba šiuo ryšiu</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>A telemetry radio: serial:/dev/ttyUSB0:57600 or serial:COM5:57600. A network: {udp}.</source>
        <translation>Telemetrijos radijas: serial:/dev/ttyUSB0:57600 arba serial:COM5:57600. Tinklas: {udp}.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Prijungti</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drono ryšys</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>ne adresas</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Drones heard</source>
        <translation>Girdimi dronai</translation>
    </message>
    <message>
        <source>Keep the name</source>
        <translation>Išsaugoti vardą</translation>
    </message>
    <message>
        <source>No drone is heard on this link. Switch it on, and look at the address below.</source>
        <translation>Šiuo ryšiu negirdėti jokio drono. Įjunkite jį ir patikrinkite adresą.</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drono ryšys</translation>
    </message>
    <message>
        <source>What the brigade calls the drone</source>
        <translation>Kaip komanda vadina droną</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>išsaugota</translation>
    </message>
    <message>
        <source>land first</source>
        <translation>pirma nutupdykite</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drono negirdėti</translation>
    </message>
</context>
<context>
    <name>LinkingWires</name>
    <message>
        <source>end the training first</source>
        <translation>pirma baikite pratybas</translation>
    </message>
    <message>
        <source>land first</source>
        <translation>pirma nutupdykite</translation>
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
        <translation>Iškvietimo vieta</translation>
    </message>
    <message>
        <source>N</source>
        <translation>Š</translation>
    </message>
    <message>
        <source>Reach: out and back</source>
        <translation>Pasiekia: ten ir atgal</translation>
    </message>
    <message>
        <source>border</source>
        <translation>siena</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>žemė</translation>
    </message>
    <message>
        <source>last seen {age} ago</source>
        <translation>paskutinį kartą matytas prieš {age}</translation>
    </message>
    <message>
        <source>no ceiling</source>
        <translation>be viršutinės ribos</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nenurodyta</translation>
    </message>
    <message>
        <source>turn back</source>
        <translation>grįžti</translation>
    </message>
    <message>
        <source>{about}: {who}, until {time}</source>
        <translation>{about}: {who}, iki {time}</translation>
    </message>
    <message>
        <source>{call_sign} · last seen {age} ago</source>
        <translation>{call_sign} · paskutinį kartą matytas prieš {age}</translation>
    </message>
    <message>
        <source>{height} above ground</source>
        <translation>{height} virš žemės</translation>
    </message>
    <message>
        <source>{height} above sea</source>
        <translation>{height} virš jūros</translation>
    </message>
    <message>
        <source>{height} above the ellipsoid</source>
        <translation>{height} virš elipsoido</translation>
    </message>
    <message>
        <source>{height}, unclear from where</source>
        <translation>{height}, neaišku nuo ko</translation>
    </message>
    <message>
        <source>{lower} to {upper}</source>
        <translation>{lower} iki {upper}</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Do again</source>
        <translation>Grąžinti</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>Rasti vietą</translation>
    </message>
    <message>
        <source>Follow the drone</source>
        <translation>Sekti droną</translation>
    </message>
    <message>
        <source>Ground under the way</source>
        <translation>Žemė po maršrutu</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Sluoksniai</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Matuoti</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Priartinti</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Nutolinti</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Žemėlapis</translation>
    </message>
</context>
<context>
    <name>MappingEditor</name>
    <message numerus="yes">
        <source>%n rows cannot be read</source>
        <translation>
            <numerusform>%n eilutės negalima perskaityti</numerusform>
            <numerusform>%n eilučių negalima perskaityti</numerusform>
            <numerusform>%n eilučių negalima perskaityti</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Day and month could be the other way round: look at the times.</source>
        <translation>Diena ir mėnuo gali būti atvirkščiai: pažiūrėkite į laikus.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Išsaugoti</translation>
    </message>
    <message>
        <source>Kept mappings are used by themselves for the next file with these columns.</source>
        <translation>Išsaugotą aprašą programa pati naudos kitam failui su šiais stulpeliais.</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Aprašo pavadinimas</translation>
    </message>
    <message>
        <source>Nothing in the file tells the time zone: look at it.</source>
        <translation>Faile niekas nerodo laiko juostos: pažiūrėkite.</translation>
    </message>
    <message>
        <source>Time zone of its clock</source>
        <translation>Jo laikrodžio laiko juosta</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>Ką reiškia stulpeliai</translation>
    </message>
    <message>
        <source>What the file says by it</source>
        <translation>Ką failas taip sako</translation>
    </message>
    <message>
        <source>and read the file by it</source>
        <translation>ir pagal jį skaityti failą</translation>
    </message>
    <message>
        <source>choose a column with times</source>
        <translation>pasirinkite stulpelį su laikais</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>duokite pavadinimą</translation>
    </message>
    <message>
        <source>no time can be read</source>
        <translation>negalima perskaityti nė vieno laiko</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Tap two places or more to measure</source>
        <translation>Norėdami matuoti, palieskite dvi ar daugiau vietų</translation>
    </message>
</context>
<context>
    <name>NewIncident</name>
    <message>
        <source>Alarm at</source>
        <translation>Iškvietimo laikas</translation>
    </message>
    <message>
        <source>Alarm text</source>
        <translation>Iškvietimo tekstas</translation>
    </message>
    <message>
        <source>Building fire</source>
        <translation>Pastato gaisras</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Forest fire</source>
        <translation>Miško gaisras</translation>
    </message>
    <message>
        <source>Grass fire</source>
        <translation>Sausos žolės gaisras</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Žemėlapis</translation>
    </message>
    <message>
        <source>Missing person</source>
        <translation>Dingęs asmuo</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>Naujas iškvietimas</translation>
    </message>
    <message>
        <source>Not a position. Write it as 55.98719, 25.96480.</source>
        <translation>Tai ne padėtis. Rašykite taip: 55.98719, 25.96480.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numeris</translation>
    </message>
    <message>
        <source>Open a second incident</source>
        <translation>Atverti antrą įvykį</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>Atidaryti įvykį</translation>
    </message>
    <message>
        <source>Paste the alarm text here</source>
        <translation>Įklijuokite čia iškvietimo tekstą</translation>
    </message>
    <message>
        <source>Peat fire</source>
        <translation>Durpių gaisras</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Pratybos</translation>
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
        <translation>Kuri turima omenyje? Pasirinkite po lauku.</translation>
    </message>
    <message>
        <source>check the position</source>
        <translation>patikrinkite padėtį</translation>
    </message>
    <message>
        <source>marked so everywhere</source>
        <translation>taip pažymėta visur</translation>
    </message>
    <message>
        <source>say what</source>
        <translation>įrašykite, kas</translation>
    </message>
    <message>
        <source>say where</source>
        <translation>įrašykite, kur</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>It stands in the record at this time, and moves no other entry.</source>
        <translation>Įraše ji stovi ties šiuo laiku; kiti įrašai nesikeičia.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Pastaba</translation>
    </message>
    <message>
        <source>Note at {time}</source>
        <translation>Pastaba {time}</translation>
    </message>
    <message>
        <source>What happened here?</source>
        <translation>Kas čia įvyko?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Užrašyti</translation>
    </message>
    <message>
        <source>write something first</source>
        <translation>pirma ką nors parašykite</translation>
    </message>
</context>
<context>
    <name>NothingOpen</name>
    <message>
        <source>Incidents</source>
        <translation>Įvykiai</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>Open one from the list: its flights replay on the map, with the dispatch record and your notes on the same clock.</source>
        <translation>Atverkite kurį nors iš sąrašo: jo skrydžiai rodomi žemėlapyje kartu su iškvietimo įrašu ir pastabomis pagal vieną laikrodį.</translation>
    </message>
    <message>
        <source>Which incident do you want to look at?</source>
        <translation>Kurį įvykį norite peržiūrėti?</translation>
    </message>
    <message>
        <source>list and search</source>
        <translation>sąrašas ir paieška</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>Not now</source>
        <translation>Ne dabar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atidaryti</translation>
    </message>
</context>
<context>
    <name>OffsetForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Clock offsets</source>
        <translation>Laikrodžių paklaidos</translation>
    </message>
    <message>
        <source>Correct the clock</source>
        <translation>Pataisyti laikrodį</translation>
    </message>
    <message>
        <source>Reason, for the record</source>
        <translation>Priežastis įrašui</translation>
    </message>
    <message>
        <source>Seconds to add to its times</source>
        <translation>Kiek sekundžių pridėti</translation>
    </message>
    <message>
        <source>The drone&apos;s clock comes from satellites. Others may be early or late: say by how much.</source>
        <translation>Drono laikrodis – iš palydovų. Kiti gali skubėti arba vėluoti: nurodykite, kiek.</translation>
    </message>
    <message>
        <source>Whose clock</source>
        <translation>Kieno laikrodis</translation>
    </message>
    <message>
        <source>a reason is needed</source>
        <translation>reikia priežasties</translation>
    </message>
    <message>
        <source>change the seconds</source>
        <translation>pakeiskite sekundes</translation>
    </message>
    <message>
        <source>no clock is known</source>
        <translation>nežinomas joks laikrodis</translation>
    </message>
</context>
<context>
    <name>OperatorDesk</name>
    <message>
        <source>the disk</source>
        <translation>diskas</translation>
    </message>
</context>
<context>
    <name>OperatorForm</name>
    <message>
        <source>Another name</source>
        <translation>Kitas vardas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>What is written on it</source>
        <translation>Kas ant jo parašyta</translation>
    </message>
    <message>
        <source>Which battery was flown?</source>
        <translation>Su kuriuo akumuliatoriumi skrista?</translation>
    </message>
    <message>
        <source>Who flew?</source>
        <translation>Kas skrido?</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Užrašyti</translation>
    </message>
    <message>
        <source>write a name</source>
        <translation>įrašykite vardą</translation>
    </message>
</context>
<context>
    <name>OperatorPage</name>
    <message>
        <source>90 days</source>
        <translation>90 dienų</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Visi</translation>
    </message>
    <message>
        <source>Batteries</source>
        <translation>Akumuliatoriai</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV, skaičiuoklei</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Įgula</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Atlikta šiandien</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportuoti</translation>
    </message>
    <message>
        <source>Flights</source>
        <translation>Skrydžiai</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Teisinis pagrindas</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Priežiūra</translation>
    </message>
    <message>
        <source>No flight in this time.</source>
        <translation>Per šį laiką skrydžių nėra.</translation>
    </message>
    <message>
        <source>Operator record</source>
        <translation>Naudotojo žurnalas</translation>
    </message>
    <message>
        <source>PDF, to sign</source>
        <translation>PDF, pasirašyti</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilotas</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Pranešta</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Šiemet</translation>
    </message>
    <message>
        <source>exercises: {sum}</source>
        <translation>pratybos: {sum}</translation>
    </message>
    <message>
        <source>is missing; press to add it</source>
        <translation>trūksta; spauskite pridėti</translation>
    </message>
    <message>
        <source>nothing is recorded yet</source>
        <translation>dar nieko neįrašyta</translation>
    </message>
    <message>
        <source>reading recording {done} of {of}</source>
        <translation>skaitomas įrašas {done} iš {of}</translation>
    </message>
    <message>
        <source>recordings that cannot be read: {count}</source>
        <translation>neperskaitomi įrašai: {count}</translation>
    </message>
    <message>
        <source>simulated: {sum}</source>
        <translation>simuliuota: {sum}</translation>
    </message>
    <message>
        <source>what happened was reported to the authority</source>
        <translation>apie tai pranešta institucijai</translation>
    </message>
</context>
<context>
    <name>OverrideForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Vardas</translation>
    </message>
    <message>
        <source>Override now</source>
        <translation>Apeiti dabar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Priežastis</translation>
    </message>
    <message>
        <source>Who takes it upon himself, and why? Both go into the record.</source>
        <translation>Kas prisiima atsakomybę ir kodėl? Abu lieka įraše.</translation>
    </message>
    <message>
        <source>a name and a reason are needed</source>
        <translation>reikia vardo ir priežasties</translation>
    </message>
</context>
<context>
    <name>OwnFireSheet</name>
    <message>
        <source>Good</source>
        <translation>Gerai</translation>
    </message>
    <message>
        <source>It stands in the list, with the wind, the trucks and the hot spots of then.</source>
        <translation>Jos yra sąraše, su tuometiniu vėju, automobiliais ir karštaisiais taškais.</translation>
    </message>
    <message>
        <source>What the record does not tell, and you can write into its file:</source>
        <translation>Ko įrašas nepasako ir ką galite įrašyti į failą:</translation>
    </message>
    <message>
        <source>Your own fire is an exercise now</source>
        <translation>Jūsų gaisras dabar yra pratybos</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackWork</name>
    <message>
        <source>The folder of the pack: the one with pack.json in it</source>
        <translation>Paketo aplankas: tas, kuriame yra pack.json</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Dirbama …</translation>
    </message>
    <message>
        <source>{size} so far</source>
        <translation>kol kas {size}</translation>
    </message>
</context>
<context>
    <name>PairForm</name>
    <message>
        <source>Give it a key</source>
        <translation>Duoti jam raktą</translation>
    </message>
    <message>
        <source>With a key of its own the drone obeys this brigade&apos;s laptop alone, and nobody else can speak for it. Plug it in by USB for this; once is enough.</source>
        <translation>Turėdamas savo raktą dronas klauso tik šios komandos kompiuterio, ir niekas kitas negali kalbėti jo vardu. Prijunkite jį USB laidu; užtenka kartą.</translation>
    </message>
    <message>
        <source>over the cable</source>
        <translation>kabeliu</translation>
    </message>
</context>
<context>
    <name>PairingDesk</name>
    <message>
        <source>land first</source>
        <translation>pirma nutupdykite</translation>
    </message>
    <message>
        <source>no drone is heard</source>
        <translation>drono negirdėti</translation>
    </message>
    <message>
        <source>no key store here</source>
        <translation>čia nėra raktų saugyklos</translation>
    </message>
    <message>
        <source>not in a training</source>
        <translation>ne pratybose</translation>
    </message>
    <message>
        <source>plug it in by USB</source>
        <translation>prijunkite USB laidu</translation>
    </message>
    <message>
        <source>the link is gone</source>
        <translation>ryšys nutrūko</translation>
    </message>
</context>
<context>
    <name>PairingSheet</name>
    <message>
        <source>At {where}. No code is open.</source>
        <translation>Adresas {where}. Kodo nėra.</translation>
    </message>
    <message>
        <source>Close the line</source>
        <translation>Uždaryti ryšį</translation>
    </message>
    <message>
        <source>Connected: the trainer at {peer}.</source>
        <translation>Prisijungęs: instruktorius iš {peer}.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Naujas kodas</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Niekas neprisijungęs.</translation>
    </message>
    <message>
        <source>Nothing listens.</source>
        <translation>Niekas nesiklauso.</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>Rodyti kodą</translation>
    </message>
    <message>
        <source>The trainer on a second laptop</source>
        <translation>Instruktorius prie antro kompiuterio</translation>
    </message>
    <message>
        <source>The trainer&apos;s laptop sees the truth and breaks things; this one stays the crew&apos;s. On the other laptop: firedrone trainer, then type the address and the code.</source>
        <translation>Instruktoriaus kompiuteris mato tiesą ir gadina; šis lieka įgulai. Kitame kompiuteryje: firedrone trainer, tada įveskite adresą ir kodą.</translation>
    </message>
    <message>
        <source>Turned away: {count}.</source>
        <translation>Atmesta: {count}.</translation>
    </message>
    <message>
        <source>Type it at {where}. Good for {seconds} s, once.</source>
        <translation>Įveskite ties {where}. Galioja {seconds} s, vieną kartą.</translation>
    </message>
    <message>
        <source>Where this computer can be reached</source>
        <translation>Kur pasiekiamas šis kompiuteris</translation>
    </message>
    <message>
        <source>close the line first</source>
        <translation>pirma uždarykite ryšį</translation>
    </message>
    <message>
        <source>network</source>
        <translation>tinklas</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>niekas nesiklauso</translation>
    </message>
    <message>
        <source>this computer only</source>
        <translation>tik šis kompiuteris</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>įvestas %n skaitmuo</numerusform>
            <numerusform>įvesti %n skaitmenys</numerusform>
            <numerusform>įvesta %n skaitmenų</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the PIN</source>
        <translation>Patvirtinti PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Take the last digit back</source>
        <translation>Ištrinti paskutinį skaitmenį</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Access</source>
        <translation>Privažiavimas</translation>
    </message>
    <message>
        <source>Bears</source>
        <translation>Atlaiko</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Talpa arba debitas</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Patikrinta</translation>
    </message>
    <message>
        <source>Clearance</source>
        <translation>Laisvas aukštis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Failas</translation>
    </message>
    <message>
        <source>From the alarm place</source>
        <translation>Nuo įvykio vietos</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Aukštis</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Žiūri</translation>
    </message>
    <message>
        <source>May be opened</source>
        <translation>Galima atverti</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Pastaba</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Savininkas</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Sezonas</translation>
    </message>
    <message>
        <source>Surveillance camera</source>
        <translation>Vaizdo stebėjimo kamera</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ne</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nežinoma</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>taip</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>%1 from the brigade</source>
        <translation>%1 nuo komandos</translation>
    </message>
    <message>
        <source>%1 from the brigade: press again to take it</source>
        <translation>%1 nuo komandos: paspauskite dar kartą, kad pasirinktumėte</translation>
    </message>
    <message>
        <source>Address, farm or position</source>
        <translation>Adresas, vienkiemis arba koordinatės</translation>
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
        <translation>Niekas taip nevadinama. Bandykite tik kaimą arba koordinates, pavyzdžiui, 56.480, 23.391.</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Rastos vietos</translation>
    </message>
    <message>
        <source>Where: an address or a position</source>
        <translation>Kur: adresas arba koordinatės</translation>
    </message>
    <message>
        <source>also called %1</source>
        <translation>vadinama ir %1</translation>
    </message>
    <message>
        <source>easting first</source>
        <translation>pirma rytų koordinatė</translation>
    </message>
    <message>
        <source>farm</source>
        <translation>vienkiemis</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>miškas</translation>
    </message>
    <message>
        <source>lake</source>
        <translation>ežeras</translation>
    </message>
    <message>
        <source>latitude first</source>
        <translation>pirma platuma</translation>
    </message>
    <message>
        <source>longitude first</source>
        <translation>pirma ilguma</translation>
    </message>
    <message>
        <source>neither Latvia nor Lithuania</source>
        <translation>nei Latvija, nei Lietuva</translation>
    </message>
    <message>
        <source>no number %1 there</source>
        <translation>ten nėra numerio %1</translation>
    </message>
    <message>
        <source>northing first</source>
        <translation>pirma šiaurės koordinatė</translation>
    </message>
    <message>
        <source>street</source>
        <translation>gatvė</translation>
    </message>
    <message>
        <source>town</source>
        <translation>miestas</translation>
    </message>
    <message>
        <source>village</source>
        <translation>kaimas</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>be „%1“</translation>
    </message>
    <message>
        <source>“%1” read as “%2”</source>
        <translation>„%1“ skaityta kaip „%2“</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>prieš %n dieną</numerusform>
            <numerusform>prieš %n dienas</numerusform>
            <numerusform>prieš %n dienų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>prieš %n mėnesį</numerusform>
            <numerusform>prieš %n mėnesius</numerusform>
            <numerusform>prieš %n mėnesių</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>prieš %n metus</numerusform>
            <numerusform>prieš %n metus</numerusform>
            <numerusform>prieš %n metų</numerusform>
        </translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Tiltas</translation>
    </message>
    <message>
        <source>Fire pond</source>
        <translation>Priešgaisrinis tvenkinys</translation>
    </message>
    <message>
        <source>Fire station</source>
        <translation>Gaisrinė</translation>
    </message>
    <message>
        <source>Forest track</source>
        <translation>Miško kelias</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Vartai</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>Hidrantas</translation>
    </message>
    <message>
        <source>Landing site</source>
        <translation>Tūpimo vieta</translation>
    </message>
    <message>
        <source>Meeting point</source>
        <translation>Susirinkimo vieta</translation>
    </message>
    <message>
        <source>Open water</source>
        <translation>Atviras vandens telkinys</translation>
    </message>
    <message>
        <source>Pillar hydrant</source>
        <translation>Antžeminis hidrantas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Power line</source>
        <translation>Elektros linija</translation>
    </message>
    <message>
        <source>Road sign</source>
        <translation>Kelio ženklas</translation>
    </message>
    <message>
        <source>Speed display</source>
        <translation>Greičio švieslentė</translation>
    </message>
    <message>
        <source>Suction point</source>
        <translation>Vandens paėmimo vieta</translation>
    </message>
    <message>
        <source>Underground hydrant</source>
        <translation>Požeminis hidrantas</translation>
    </message>
    <message>
        <source>Wall hydrant</source>
        <translation>Sieninis hidrantas</translation>
    </message>
    <message>
        <source>Water tank</source>
        <translation>Vandens talpykla</translation>
    </message>
    <message>
        <source>all round, {distance}</source>
        <translation>aplinkui, {distance}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nežinoma</translation>
    </message>
    <message>
        <source>today</source>
        <translation>šiandien</translation>
    </message>
    <message>
        <source>{day}: a day to come, so not checked</source>
        <translation>{day}: diena dar neatėjo, tad nepatikrinta</translation>
    </message>
    <message>
        <source>{direction}, {width} wide, {distance}</source>
        <translation>{direction}, {width} pločio, {distance}</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n akumuliatorius</numerusform>
            <numerusform>%n akumuliatoriai</numerusform>
            <numerusform>%n akumuliatorių</numerusform>
        </translation>
    </message>
    <message>
        <source>Search area</source>
        <translation>Paieškos zona</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message numerus="yes">
        <source>%n batteries</source>
        <translation>
            <numerusform>%n akumuliatorius</numerusform>
            <numerusform>%n akumuliatoriai</numerusform>
            <numerusform>%n akumuliatorių</numerusform>
        </translation>
    </message>
    <message>
        <source>1 battery</source>
        <translation>1 akumuliatorius</translation>
    </message>
    <message>
        <source>Distances</source>
        <translation>Atstumai</translation>
    </message>
    <message>
        <source>Plan the gaps</source>
        <translation>Planuoti spragas</translation>
    </message>
    <message>
        <source>Plan · {card}</source>
        <translation>Planas · {card}</translation>
    </message>
    <message>
        <source>all of it flown</source>
        <translation>viskas nuskrista</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>spėjimas</translation>
    </message>
    <message>
        <source>battery {number} of {count} is next</source>
        <translation>toliau {number} akumuliatorius iš {count}</translation>
    </message>
    <message>
        <source>chance to see</source>
        <translation>tikimybė pamatyti</translation>
    </message>
    <message>
        <source>not to be flown</source>
        <translation>nenuskristi</translation>
    </message>
</context>
<context>
    <name>PlanningWires</name>
    <message numerus="yes">
        <source>%n entries taken in. Look at: {flags}</source>
        <translation>
            <numerusform>Importuotas %n įrašas. Peržiūrėkite: {flags}</numerusform>
            <numerusform>Importuoti %n įrašai. Peržiūrėkite: {flags}</numerusform>
            <numerusform>Importuota %n įrašų. Peržiūrėkite: {flags}</numerusform>
        </translation>
    </message>
    <message>
        <source>A drone is flying for the open incident. Land first.</source>
        <translation>Atvertame įvykyje skrenda dronas. Pirma nutupdykite jį.</translation>
    </message>
</context>
<context>
    <name>PositionField</name>
    <message>
        <source>Position</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>What the position may mean</source>
        <translation>Ką padėtis gali reikšti</translation>
    </message>
</context>
<context>
    <name>ProfileStrip</name>
    <message>
        <source>Ground below the line</source>
        <translation>Žemė po linija</translation>
    </message>
    <message>
        <source>Least {height} above ground, after {distance}</source>
        <translation>Mažiausiai {height} virš žemės, po {distance}</translation>
    </message>
    <message>
        <source>No way to show</source>
        <translation>Nėra maršruto, kurį rodyti</translation>
    </message>
    <message>
        <source>Profile of the way</source>
        <translation>Maršruto pjūvis</translation>
    </message>
    <message>
        <source>The height of the ground is not known here</source>
        <translation>Žemės aukštis čia nežinomas</translation>
    </message>
    <message>
        <source>ground not known</source>
        <translation>žemė nežinoma</translation>
    </message>
    <message>
        <source>ground {height}</source>
        <translation>žemė {height}</translation>
    </message>
    <message>
        <source>{height} above it</source>
        <translation>{height} virš jos</translation>
    </message>
    <message>
        <source>{said}; unknown for {percent} %</source>
        <translation>{said}; {percent} % nežinoma</translation>
    </message>
</context>
<context>
    <name>ProgramFaults</name>
    <message>
        <source>A part of the window</source>
        <translation>Lango dalis</translation>
    </message>
    <message>
        <source>FireDrone ended by it the last time. What was recorded until then is kept.</source>
        <translation>Praėjusį kartą FireDrone dėl jos baigė darbą. Kas iki tol įrašyta, išsaugota.</translation>
    </message>
    <message>
        <source>It was started again by itself; the recording goes on in a new file. The flight is not touched.</source>
        <translation>Jis paleistas iš naujo automatiškai; įrašas tęsiamas naujame faile. Skrydžio tai neliečia.</translation>
    </message>
    <message>
        <source>The drone flies on, but nothing is recorded: land when you can, then start FireDrone again.</source>
        <translation>Dronas skrenda toliau, bet niekas neįrašoma: nutūpdykite, kai galėsite, paskui paleiskite FireDrone iš naujo.</translation>
    </message>
    <message>
        <source>The drone goes on by itself: fly it with the remote control, then start FireDrone again.</source>
        <translation>Dronas tęsia pats: valdykite jį pulteliu, paskui paleiskite FireDrone iš naujo.</translation>
    </message>
    <message>
        <source>The flight, its link and its record go on. What was pressed last may not have happened: look, and press it again.</source>
        <translation>Skrydis, ryšys ir įrašas tęsiasi. Tai, kas paspausta paskutinį kartą, galėjo neįvykti: patikrinkite ir paspauskite dar kartą.</translation>
    </message>
    <message>
        <source>The instruments of the drone</source>
        <translation>Drono rodmenys</translation>
    </message>
    <message>
        <source>The link to the drone</source>
        <translation>Ryšys su dronu</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Žemėlapis</translation>
    </message>
    <message>
        <source>The page Fly</source>
        <translation>Puslapis „Skrydis“</translation>
    </message>
    <message>
        <source>The page Incident</source>
        <translation>Puslapis „Įvykis“</translation>
    </message>
    <message>
        <source>The page Review</source>
        <translation>Puslapis „Peržiūra“</translation>
    </message>
    <message>
        <source>The page Train</source>
        <translation>Puslapis „Pratybos“</translation>
    </message>
    <message>
        <source>The picture of the camera</source>
        <translation>Kameros vaizdas</translation>
    </message>
    <message>
        <source>The plan of the flight</source>
        <translation>Skrydžio planas</translation>
    </message>
    <message>
        <source>The practice drone</source>
        <translation>Mokomasis dronas</translation>
    </message>
    <message>
        <source>The record of the flight</source>
        <translation>Skrydžio įrašas</translation>
    </message>
    <message>
        <source>The record of the incident</source>
        <translation>Įvykio žurnalas</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Ataskaita</translation>
    </message>
    <message>
        <source>The start of the program</source>
        <translation>Programos paleidimas</translation>
    </message>
    <message>
        <source>The whole program</source>
        <translation>Visa programa</translation>
    </message>
    <message>
        <source>What it worked at has stopped: begin it again. The flight, its link and its record go on.</source>
        <translation>Pradėtas darbas sustojo: pradėkite jį iš naujo. Skrydis, ryšys ir įrašas tęsiasi.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} iš {all}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Vieta:</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Visi failai (*)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Ištrinti</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Failo &amp;vardas:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Failų &amp;tipas:</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Ne</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Taip</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Nutraukti</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Taikyti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Atmesti</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Neišsaugoti</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Pagalba</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Nepaisyti</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;e viskam</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Gerai</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Atidaryti</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atstatyti</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Atkurti numatytuosius</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Bandyti dar kartą</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Išsaugoti</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Išsaugoti viską</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Taip &amp;viskam</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopijuoti</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Į&amp;dėti</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Grąžinti</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Atšaukti</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Iš&amp;kirpti</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Ištrinti</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pažymėti viską</translation>
    </message>
</context>
<context>
    <name>QuestionsForm</name>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>Išsaugoti atsakymus</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Fly</source>
        <translation>Skrydis</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Įvykis</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Peržiūra</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Nustatymai</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Pratybos</translation>
    </message>
</context>
<context>
    <name>ReadinessWords</name>
    <message numerus="yes">
        <source>%n RED · mend it before take-off</source>
        <translation>
            <numerusform>%n RAUDONAS · pataisykite prieš kylant</numerusform>
            <numerusform>%n RAUDONI · pataisykite prieš kylant</numerusform>
            <numerusform>%n RAUDONŲ · pataisykite prieš kylant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n TO ASK</source>
        <translation>
            <numerusform>%n KLAUSIMAS</numerusform>
            <numerusform>%n KLAUSIMAI</numerusform>
            <numerusform>%n KLAUSIMŲ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks</source>
        <translation>
            <numerusform>%n patikra</numerusform>
            <numerusform>%n patikros</numerusform>
            <numerusform>%n patikrų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks still wait.</source>
        <translation>
            <numerusform>%n patikra dar laukia.</numerusform>
            <numerusform>%n patikros dar laukia.</numerusform>
            <numerusform>%n patikrų dar laukia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mends</source>
        <translation>
            <numerusform>%n pataisymas</numerusform>
            <numerusform>%n pataisymai</numerusform>
            <numerusform>%n pataisymų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things block.</source>
        <translation>
            <numerusform>Trukdo %n dalykas.</numerusform>
            <numerusform>Trukdo %n dalykai.</numerusform>
            <numerusform>Trukdo %n dalykų.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks</source>
        <translation>
            <numerusform>%n varnelė</numerusform>
            <numerusform>%n varnelės</numerusform>
            <numerusform>%n varnelių</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticks are missing.</source>
        <translation>
            <numerusform>Trūksta %n varnelės.</numerusform>
            <numerusform>Trūksta %n varnelių.</numerusform>
            <numerusform>Trūksta %n varnelių.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Viskas tvarkoje.</translation>
    </message>
    <message>
        <source>One check still waits.</source>
        <translation>Viena patikra dar laukia.</translation>
    </message>
    <message>
        <source>One thing blocks.</source>
        <translation>Trukdo vienas dalykas.</translation>
    </message>
    <message>
        <source>One tick is missing.</source>
        <translation>Trūksta vienos varnelės.</translation>
    </message>
    <message>
        <source>one check</source>
        <translation>viena patikra</translation>
    </message>
    <message>
        <source>one mend</source>
        <translation>vienas pataisymas</translation>
    </message>
    <message>
        <source>one tick</source>
        <translation>viena varnelė</translation>
    </message>
    <message>
        <source>waits for {what}</source>
        <translation>laukia: {what}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>LOST {age}</source>
        <translation>DINGO {age}</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>dar negauta</translation>
    </message>
</context>
<context>
    <name>RecordedPicture</name>
    <message>
        <source>Not recorded here</source>
        <translation>Čia neįrašyta</translation>
    </message>
    <message>
        <source>{age} ahead</source>
        <translation>{age} į priekį</translation>
    </message>
    <message>
        <source>{age} old</source>
        <translation>senumas {age}</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>FireDrone ended while the drone was in the air. It goes on in the same record, whole up to {time}.</source>
        <translation>FireDrone baigė darbą, kol dronas buvo ore. Jis tęsia tame pačiame įraše, kuris ištisas iki {time}.</translation>
    </message>
    <message>
        <source>FireDrone ended while this flight was recorded. Its record is whole up to {time}.</source>
        <translation>FireDrone sustojo įrašinėdama šį skrydį. Įrašas sveikas iki {time}.</translation>
    </message>
</context>
<context>
    <name>RedactSheet</name>
    <message>
        <source>Comes along, blacked out</source>
        <translation>Keliauja kartu, uždengta</translation>
    </message>
    <message>
        <source>Draw a box over each face and number plate. The original stays here.</source>
        <translation>Apibrėžkite kiekvieną veidą ir valstybinį numerį. Originalas lieka čia.</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Palikti čia</translation>
    </message>
    <message>
        <source>Nothing to hide</source>
        <translation>Nėra ko slėpti</translation>
    </message>
    <message>
        <source>Picture to black out</source>
        <translation>Uždengiama nuotrauka</translation>
    </message>
    <message>
        <source>Picture {n} of {all}</source>
        <translation>{n} nuotrauka iš {all}</translation>
    </message>
    <message>
        <source>Take the last box away</source>
        <translation>Pašalinti paskutinį rėmelį</translation>
    </message>
    <message>
        <source>cannot be shown</source>
        <translation>negalima parodyti</translation>
    </message>
    <message>
        <source>nothing drawn</source>
        <translation>nieko neapibrėžta</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Everything as GeoJSON</source>
        <translation>Viskas kaip GeoJSON</translation>
    </message>
    <message>
        <source>Everything for map programs</source>
        <translation>Viskas žemėlapių programoms</translation>
    </message>
    <message>
        <source>Everything for receivers</source>
        <translation>Viskas imtuvams</translation>
    </message>
    <message>
        <source>Map for any browser</source>
        <translation>Žemėlapis bet kuriai naršyklei</translation>
    </message>
    <message>
        <source>Report for any browser</source>
        <translation>Ataskaita bet kuriai naršyklei</translation>
    </message>
    <message>
        <source>Report to print and sign</source>
        <translation>Ataskaita spausdinti ir pasirašyti</translation>
    </message>
    <message>
        <source>Seal and share</source>
        <translation>Užantspauduoti ir perduoti</translation>
    </message>
    <message>
        <source>Sealed record to hand over</source>
        <translation>Užantspauduotas įrašas perduoti</translation>
    </message>
    <message>
        <source>Table for a spreadsheet</source>
        <translation>Lentelė skaičiuoklei</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>Ataskaita parengta</translation>
    </message>
    <message>
        <source>to a stick, whole or without names</source>
        <translation>į atmintinę, visą arba be vardų</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>This incident came sealed from others; its report is in it.</source>
        <translation>Šis įvykis gautas užantspauduotas iš kitų; jo ataskaita yra jame.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Add note</source>
        <translation>Pridėti pastabą</translation>
    </message>
    <message>
        <source>Clock offsets</source>
        <translation>Laikrodžių paklaidos</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Užbaigti</translation>
    </message>
    <message>
        <source>Flight {number}</source>
        <translation>Skrydis {number}</translation>
    </message>
    <message>
        <source>Four questions</source>
        <translation>Keturi klausimai</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>No incident open</source>
        <translation>Neatvertas joks įvykis</translation>
    </message>
    <message>
        <source>PDF, map, tracks</source>
        <translation>PDF, žemėlapis, maršrutai</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzė</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Leisti</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>ATKŪRIMAS</translation>
    </message>
    <message>
        <source>REPLAY · TRAINING</source>
        <translation>ATKŪRIMAS · PRATYBOS</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Peržiūra</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>dispatch {offset}</source>
        <translation>iškvietimas {offset}</translation>
    </message>
    <message numerus="yes">
        <source>flights: %n</source>
        <translation>
            <numerusform>skrydžių: %n</numerusform>
            <numerusform>skrydžių: %n</numerusform>
            <numerusform>skrydžių: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>incident {number}</source>
        <translation>įvykis {number}</translation>
    </message>
    <message>
        <source>is being written</source>
        <translation>rašoma</translation>
    </message>
    <message>
        <source>no entry yet</source>
        <translation>įrašų dar nėra</translation>
    </message>
    <message>
        <source>nothing has a time</source>
        <translation>niekas neturi laiko</translation>
    </message>
    <message>
        <source>space · {speed}</source>
        <translation>tarpas · {speed}</translation>
    </message>
    <message>
        <source>whose clock was wrong</source>
        <translation>kieno laikrodis klydo</translation>
    </message>
    <message>
        <source>{count} of {all} answered</source>
        <translation>atsakyta {count} iš {all}</translation>
    </message>
</context>
<context>
    <name>ReviewingWires</name>
    <message>
        <source>A drone is flying for the open incident. Land first.</source>
        <translation>Atvertame įvykyje skrenda dronas. Pirma nutupdykite jį.</translation>
    </message>
    <message>
        <source>The recording {flight} is damaged: {size} of it belong to no message.</source>
        <translation>Įrašas {flight} sugadintas: {size} nepriklauso jokiam pranešimui.</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>A PIN for the chief</source>
        <translation>PIN vadui</translation>
    </message>
    <message>
        <source>A PIN for the trainer</source>
        <translation>PIN instruktoriui</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Flying, marking, coming home and landing never ask for a PIN.</source>
        <translation>Skrydis, žymėjimas, grįžimas ir tūpimas PIN neprašo niekada.</translation>
    </message>
    <message>
        <source>No role has a PIN: everybody may do everything.</source>
        <translation>Nė vienas vaidmuo neturi PIN: visi gali viską.</translation>
    </message>
    <message>
        <source>Not this one. Try again.</source>
        <translation>Ne tas. Bandykite dar kartą.</translation>
    </message>
    <message>
        <source>Not this one. Wait {time}, then try again.</source>
        <translation>Ne tas. Palaukite {time}, tada bandykite dar kartą.</translation>
    </message>
    <message>
        <source>Take the PIN away</source>
        <translation>Panaikinti PIN</translation>
    </message>
    <message>
        <source>The chief’s PIN</source>
        <translation>Vado PIN</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Tas pats PIN dar kartą</translation>
    </message>
    <message>
        <source>The trainer’s PIN</source>
        <translation>Instruktoriaus PIN</translation>
    </message>
    <message>
        <source>The two were different. Begin again.</source>
        <translation>Jie skiriasi. Pradėkite iš naujo.</translation>
    </message>
    <message>
        <source>This guards against mistakes. It is not a lock: who has the laptop can read its files.</source>
        <translation>Tai saugo nuo klaidų. Tai ne spyna: kas turi kompiuterį, gali skaityti jo failus.</translation>
    </message>
    <message>
        <source>Type it here or on the keyboard, then the tick or Enter.</source>
        <translation>Įveskite čia arba klaviatūra, tada varnelė arba Enter.</translation>
    </message>
    <message>
        <source>Who is at the laptop</source>
        <translation>Kas prie kompiuterio</translation>
    </message>
    <message>
        <source>change or take away</source>
        <translation>keisti arba panaikinti</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>dar nėra</translation>
    </message>
    <message>
        <source>the chief does this</source>
        <translation>tai daro vadas</translation>
    </message>
    <message>
        <source>then everybody may</source>
        <translation>tada gali visi</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>palaukite</translation>
    </message>
    <message>
        <source>{fewest} to {most} digits.</source>
        <translation>Nuo {fewest} iki {most} skaitmenų.</translation>
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
        <translation>Antras langas arba kompiuteris instruktoriui</translation>
    </message>
    <message>
        <source>And begins exercises, breaks things in them, works from a second laptop.</source>
        <translation>Ir pradeda pratybas, sukelia jose gedimus, dirba prie antro kompiuterio.</translation>
    </message>
    <message>
        <source>And corrects clocks and the operator’s record, hands incidents over, sets up the brigade.</source>
        <translation>Ir taiso laikrodžius bei naudotojo žurnalą, perduoda įvykius, nustato komandą.</translation>
    </message>
    <message>
        <source>Begin an exercise</source>
        <translation>Pradėti pratybas</translation>
    </message>
    <message>
        <source>Break things in an exercise</source>
        <translation>Sukelti gedimus pratybose</translation>
    </message>
    <message>
        <source>Chief</source>
        <translation>Vadas</translation>
    </message>
    <message>
        <source>Correct a clock</source>
        <translation>Taisyti laikrodį</translation>
    </message>
    <message>
        <source>Correct the operator’s record</source>
        <translation>Taisyti naudotojo žurnalą</translation>
    </message>
    <message>
        <source>Delete or merge</source>
        <translation>Trinti arba sujungti</translation>
    </message>
    <message>
        <source>Finish a report</source>
        <translation>Užbaigti ataskaitą</translation>
    </message>
    <message>
        <source>Flies, marks, comes home, opens incidents, practises and finishes reports.</source>
        <translation>Skrenda, žymi, grįžta, atveria įvykius, mokosi ir užbaigia ataskaitas.</translation>
    </message>
    <message>
        <source>Hand an incident over</source>
        <translation>Perduoti įvykį</translation>
    </message>
    <message>
        <source>Open an incident</source>
        <translation>Atverti įvykį</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilotas</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Mokytis</translation>
    </message>
    <message>
        <source>Set up the brigade</source>
        <translation>Nustatyti komandą</translation>
    </message>
    <message>
        <source>Settings as a file</source>
        <translation>Nustatymai kaip failas</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Instruktorius</translation>
    </message>
    <message>
        <source>{action}: for everybody.</source>
        <translation>{action}: gali visi.</translation>
    </message>
    <message>
        <source>{action}: the chief does this.</source>
        <translation>{action}: tai daro vadas.</translation>
    </message>
    <message>
        <source>{action}: the trainer does this.</source>
        <translation>{action}: tai daro instruktorius.</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Export page</source>
        <translation>Eksportuoti lapą</translation>
    </message>
    <message>
        <source>Flown by: {drone}</source>
        <translation>Skrido: {drone}</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
    <message>
        <source>To the review</source>
        <translation>Į peržiūrą</translation>
    </message>
    <message>
        <source>embedded drone</source>
        <translation>įdiegtas dronas</translation>
    </message>
    <message>
        <source>of 100 points</source>
        <translation>iš 100 taškų</translation>
    </message>
</context>
<context>
    <name>SeeingWires</name>
    <message>
        <source>no place without the drone&apos;s position</source>
        <translation>be drono padėties vietos nėra</translation>
    </message>
    <message>
        <source>the heading is not known</source>
        <translation>kryptis nežinoma</translation>
    </message>
    <message>
        <source>the sky</source>
        <translation>dangus</translation>
    </message>
    <message>
        <source>too far for a place</source>
        <translation>vietai per toli</translation>
    </message>
    <message>
        <source>too flat for a place</source>
        <translation>vietai per nuožulnu</translation>
    </message>
    <message>
        <source>{time} behind</source>
        <translation>{time} vėliau</translation>
    </message>
</context>
<context>
    <name>SeenLegend</name>
    <message>
        <source>Seen</source>
        <translation>Matyta</translation>
    </message>
    <message>
        <source>Seen ground, chance to have found: {steps}</source>
        <translation>Apžiūrėta žemė, tikimybė rasti: {steps}</translation>
    </message>
</context>
<context>
    <name>SettingOutBar</name>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Alarms &amp; sounds</source>
        <translation>Pavojaus signalai ir garsai</translation>
    </message>
    <message>
        <source>Brigade</source>
        <translation>Komanda</translation>
    </message>
    <message>
        <source>By the sun</source>
        <translation>Pagal saulę</translation>
    </message>
    <message>
        <source>By the sun: night from dusk to dawn at the scene, else at the brigade</source>
        <translation>Pagal saulę: naktis nuo sutemų iki aušros įvykio vietoje arba prie komandos</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Šalis</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Įgula</translation>
    </message>
    <message>
        <source>Data stay on this computer, also after uninstalling</source>
        <translation>Duomenys lieka šiame kompiuteryje ir pašalinus programą</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Diena</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Drone &amp; link</source>
        <translation>Dronas ir ryšys</translation>
    </message>
    <message>
        <source>Files of the brigade</source>
        <translation>Komandos failai</translation>
    </message>
    <message>
        <source>FireDrone {version}</source>
        <translation>FireDrone {version}</translation>
    </message>
    <message>
        <source>Get map pictures</source>
        <translation>Atsisiųsti žemėlapio vaizdus</translation>
    </message>
    <message>
        <source>Hear them</source>
        <translation>Pasiklausyti</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Pagalba</translation>
    </message>
    <message>
        <source>Help &amp; about</source>
        <translation>Pagalba ir apie programą</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Didelis kontrastas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Kalba</translation>
    </message>
    <message>
        <source>Large controls, for gloves</source>
        <translation>Dideli mygtukai, pirštinėms</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Latvija</translation>
    </message>
    <message>
        <source>Latvia and Lithuania</source>
        <translation>Latvija ir Lietuva</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Lietuva</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Išvaizda</translation>
    </message>
    <message>
        <source>Look &amp; language</source>
        <translation>Išvaizda ir kalba</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Žemėlapiai</translation>
    </message>
    <message>
        <source>Name of the brigade</source>
        <translation>Komandos pavadinimas</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Naktis</translation>
    </message>
    <message>
        <source>No setting answers to this.</source>
        <translation>Tokio nustatymo nėra.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Išjungta</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Įjungta</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Ieškoti nustatymuose</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Nustatymai</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Visko dydis</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Garsai</translation>
    </message>
    <message>
        <source>Spoken alarms</source>
        <translation>Ištariami pavojaus signalai</translation>
    </message>
    <message>
        <source>Take settings from a file</source>
        <translation>Paimti nustatymus iš failo</translation>
    </message>
    <message>
        <source>The district</source>
        <translation>Rajonas</translation>
    </message>
    <message>
        <source>The drone&apos;s cameras</source>
        <translation>Drono kameros</translation>
    </message>
    <message>
        <source>The drone&apos;s link</source>
        <translation>Drono ryšys</translation>
    </message>
    <message>
        <source>The first two minutes again</source>
        <translation>Dar kartą pirmosios dvi minutės</translation>
    </message>
    <message>
        <source>Watch a folder for alarms</source>
        <translation>Stebėti iškvietimų aplanką</translation>
    </message>
    <message>
        <source>Watch no folder for alarms</source>
        <translation>Nestebėti iškvietimų aplanko</translation>
    </message>
    <message>
        <source>Who uses this laptop</source>
        <translation>Kas naudoja šį kompiuterį</translation>
    </message>
    <message>
        <source>Write the settings to a file</source>
        <translation>Įrašyti nustatymus į failą</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: write another word</source>
        <translation>
            <numerusform>ir dar %n: parašykite dar žodį</numerusform>
            <numerusform>ir dar %n: parašykite dar žodį</numerusform>
            <numerusform>ir dar %n: parašykite dar žodį</numerusform>
        </translation>
    </message>
    <message>
        <source>and who plays and speaks them</source>
        <translation>ir kas juos groja ir ištaria</translation>
    </message>
    <message>
        <source>for the brigade&apos;s laptops; no PIN, password or name in it</source>
        <translation>komandos kompiuteriams; be PIN, slaptažodžių ir vardų</translation>
    </message>
    <message>
        <source>free software under the EUPL 1.2</source>
        <translation>laisvoji programa, licencija EUPL 1.2</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>nuo kito paleidimo</translation>
    </message>
    <message>
        <source>from the next start; this screen takes {percent} % at most</source>
        <translation>nuo kito paleidimo; šiame ekrane daugiausia {percent} %</translation>
    </message>
    <message>
        <source>language, brigade, drone, district, a training flight</source>
        <translation>kalba, komanda, dronas, rajonas, mokomasis skrydis</translation>
    </message>
    <message>
        <source>maps, zones, addresses, where the brigade stands</source>
        <translation>žemėlapiai, zonos, adresai, kur yra komanda</translation>
    </message>
    <message>
        <source>new files are offered</source>
        <translation>nauji failai pasiūlomi</translation>
    </message>
    <message>
        <source>now: {name}</source>
        <translation>dabar: {name}</translation>
    </message>
    <message>
        <source>of the brigade; the sun&apos;s hours until its place is said</source>
        <translation>komandos; saulės valandoms, kol nenurodyta jos vieta</translation>
    </message>
    <message>
        <source>off: only the three that mean “act now”</source>
        <translation>išjungta: tik trys, reiškiantys „veik dabar“</translation>
    </message>
    <message>
        <source>offered before take-off; a comma between names</source>
        <translation>siūloma prieš pakylant; tarp vardų kablelis</translation>
    </message>
    <message>
        <source>pilot, chief or trainer</source>
        <translation>pilotas, vadas ar instruktorius</translation>
    </message>
    <message>
        <source>reports are written in any of them</source>
        <translation>ataskaitos rašomos bet kuria iš jų</translation>
    </message>
    <message>
        <source>the ones before are kept</source>
        <translation>ankstesnieji išsaugomi</translation>
    </message>
    <message>
        <source>the same on all its laptops</source>
        <translation>toks pat visuose jos kompiuteriuose</translation>
    </message>
    <message>
        <source>too large here</source>
        <translation>čia per didelis</translation>
    </message>
    <message>
        <source>what differs, side by side</source>
        <translation>kas skiriasi, greta</translation>
    </message>
    <message>
        <source>where the pictures come from</source>
        <translation>iš kur ateina vaizdai</translation>
    </message>
    <message>
        <source>where this computer has a voice</source>
        <translation>jei šis kompiuteris turi balsą</translation>
    </message>
    <message>
        <source>while there is internet</source>
        <translation>kol yra internetas</translation>
    </message>
    <message>
        <source>with pictures, without internet</source>
        <translation>su paveikslėliais, be interneto</translation>
    </message>
</context>
<context>
    <name>SettlingWires</name>
    <message>
        <source>Everything is drawn too large for this screen: choose a smaller size in the settings</source>
        <translation>Šiam ekranui viskas per dideliu dydžiu: nustatymuose pasirinkite mažesnį</translation>
    </message>
    <message>
        <source>The settings are lost with this window: {why}</source>
        <translation>Nustatymai dings kartu su šiuo langu: {why}</translation>
    </message>
</context>
<context>
    <name>ShapeTool</name>
    <message>
        <source>A line needs two points</source>
        <translation>Linijai reikia dviejų taškų</translation>
    </message>
    <message>
        <source>An area needs three corners</source>
        <translation>Zonai reikia trijų kampų</translation>
    </message>
    <message>
        <source>Drag the corners. Double-click an edge for a new one. Enter when done.</source>
        <translation>Vilkite kampus. Dukart spustelėję kraštinę pridėsite naują. Baigę spauskite Enter.</translation>
    </message>
    <message>
        <source>Tap along the line</source>
        <translation>Lieskite palei liniją</translation>
    </message>
    <message>
        <source>Tap the corners of the area</source>
        <translation>Palieskite zonos kampus</translation>
    </message>
    <message>
        <source>Tap the first corner again to close the area</source>
        <translation>Kad uždarytumėte zoną, dar kartą palieskite pirmąjį kampą</translation>
    </message>
    <message>
        <source>Tap the last point again to end the line</source>
        <translation>Palieskite paskutinį tašką dar kartą, kad liniją baigtumėte</translation>
    </message>
    <message>
        <source>That line would cross the outline. Tap another place.</source>
        <translation>Ši linija kirstų kontūrą. Palieskite kitą vietą.</translation>
    </message>
    <message>
        <source>The outline would cross itself. Choose another place for this corner.</source>
        <translation>Kontūras kirstų pats save. Parinkite šiam kampui kitą vietą.</translation>
    </message>
</context>
<context>
    <name>ShareDesk</name>
    <message>
        <source>One thing at a time: wait until the other is done</source>
        <translation>Po vieną: palaukite, kol baigsis ankstesnis darbas</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>diskas</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source> and video</source>
        <translation> ir vaizdo įrašas</translation>
    </message>
    <message>
        <source>A name that stands in a note alone is not found: read the notes first.</source>
        <translation>Vardas, esantis tik pastaboje, nerandamas: pirma perskaitykite pastabas.</translation>
    </message>
    <message>
        <source>A redacted copy</source>
        <translation>Nuasmenintą kopiją</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Choose a folder or a stick</source>
        <translation>Pasirinkti aplanką arba atmintuką</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>Faces in pictures</source>
        <translation>Veidai nuotraukose</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Failas</translation>
    </message>
    <message>
        <source>How much is sealed</source>
        <translation>Kiek užantspauduota</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Raktas</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Peržiūrėti jas</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Vardai</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Pastabos</translation>
    </message>
    <message>
        <source>Of {all} pictures {some} come along; one that nobody looked at stays here.</source>
        <translation>Iš {all} nuotraukų kartu keliauja {some}; neperžiūrėta lieka čia.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Atverti aplanką</translation>
    </message>
    <message>
        <source>SIMULATED · {incident}</source>
        <translation>SIMULIACIJA · {incident}</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Užantspauduoti</translation>
    </message>
    <message>
        <source>Seal and share</source>
        <translation>Užantspauduoti ir perduoti</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Užantspauduota</translation>
    </message>
    <message numerus="yes">
        <source>Sealed as it is: the record was not whole before, in %n places.</source>
        <translation>
            <numerusform>Užantspauduota, koks yra: įrašas jau anksčiau buvo pažeistas %n vietoje.</numerusform>
            <numerusform>Užantspauduota, koks yra: įrašas jau anksčiau buvo pažeistas %n vietose.</numerusform>
            <numerusform>Užantspauduota, koks yra: įrašas jau anksčiau buvo pažeistas %n vietų.</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dydis</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Pašalinama</translation>
    </message>
    <message>
        <source>Tell them the key by telephone: with it anybody can check the file, without a network.</source>
        <translation>Pasakykite jiems raktą telefonu: su juo kiekvienas gali patikrinti failą, be tinklo.</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>Visą įrašą</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vaizdas</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ką</translation>
    </message>
    <message>
        <source>What leaves the brigade: a copy that says it is one. Videos, reports and the dispatch centre&apos;s own files stay here.</source>
        <translation>Kas iškeliauja iš komandos: kopija, kuri pati sako, kad yra kopija. Vaizdo įrašai, ataskaitos ir dispečerinės failai lieka čia.</translation>
    </message>
    <message>
        <source>What leaves the brigade: the whole record with the names of persons, places, pictures, the flight{video}, and the reports.</source>
        <translation>Kas iškeliauja iš komandos: visas įrašas su asmenų vardais, vietos, nuotraukos, skrydis{video} ir ataskaitos.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>With video</source>
        <translation>Su vaizdo įrašu</translation>
    </message>
    <message>
        <source>Without video</source>
        <translation>Be vaizdo įrašo</translation>
    </message>
    <message>
        <source>no. {n}, replaces the one before</source>
        <translation>nr. {n}, pakeičia ankstesnį</translation>
    </message>
    <message>
        <source>none: nobody vouches for it</source>
        <translation>nėra: niekas už tai neatsako</translation>
    </message>
    <message>
        <source>say what is taken out</source>
        <translation>pasakykite, ką pašalinti</translation>
    </message>
    <message>
        <source>say where to</source>
        <translation>pasakykite, kur</translation>
    </message>
</context>
<context>
    <name>SharingWires</name>
    <message>
        <source>Seal into which folder?</source>
        <translation>Į kurį aplanką užantspauduoti?</translation>
    </message>
</context>
<context>
    <name>SideNote</name>
    <message>
        <source>Other rules over there: {differences}</source>
        <translation>Kitoje pusėje kitos taisyklės: {differences}</translation>
    </message>
    <message>
        <source>Other rules over there: {differences} (▲ to be confirmed)</source>
        <translation>Kitoje pusėje kitos taisyklės: {differences} (▲ reikia patvirtinti)</translation>
    </message>
    <message>
        <source>opens the booklet of differences</source>
        <translation>atveria skirtumų knygelę</translation>
    </message>
</context>
<context>
    <name>SitlDesk</name>
    <message>
        <source>ArduPilot SITL is ended again</source>
        <translation>ArduPilot SITL stabdomas</translation>
    </message>
    <message>
        <source>ArduPilot SITL is started</source>
        <translation>Paleidžiamas ArduPilot SITL</translation>
    </message>
    <message>
        <source>The ArduPilot SITL could not arm within {seconds} s. Its last word: {text}</source>
        <translation>ArduPilot SITL per {seconds} s nebuvo pasirengęs įjungti variklių. Paskutinis jo pranešimas: {text}</translation>
    </message>
    <message>
        <source>The ArduPilot SITL said nothing within {seconds} s: is it a copter?</source>
        <translation>ArduPilot SITL per {seconds} s nieko nepasakė: ar tai kopteris?</translation>
    </message>
    <message>
        <source>{name} boots: {seconds} of about {all} s</source>
        <translation>{name} įsijungia: {seconds} iš maždaug {all} s</translation>
    </message>
</context>
<context>
    <name>SoundTry</name>
    <message>
        <source>Act now</source>
        <translation>Veikite tuoj pat</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Dėmesio</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Pavojus</translation>
    </message>
    <message>
        <source>English</source>
        <translation>angliškai</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>latviškai</translation>
    </message>
    <message>
        <source>Listen. “Act now” means position lost, battery nearly empty or outside the fence, and is heard even when sounds are off.</source>
        <translation>Paklausykite. „Veikite tuoj pat“ reiškia: prarasta padėtis, beveik tuščias akumuliatorius arba dronas už ribos; tai skamba ir tada, kai garsai išjungti.</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>lietuviškai</translation>
    </message>
    <message>
        <source>Played by</source>
        <translation>Garsą leidžia</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>Kalba</translation>
    </message>
    <message>
        <source>every {time}</source>
        <translation>kas {time}</translation>
    </message>
    <message>
        <source>no voice here speaks {language}</source>
        <translation>nėra balso, kuris kalbėtų {language}</translation>
    </message>
    <message>
        <source>no voice here speaks {language}: install {package}</source>
        <translation>nėra balso, kuris kalbėtų {language}: įdiekite {package}</translation>
    </message>
    <message>
        <source>nobody: words are off</source>
        <translation>niekas: žodžiai išjungti</translation>
    </message>
    <message>
        <source>not heard: {why}</source>
        <translation>negirdėti: {why}</translation>
    </message>
    <message>
        <source>nothing here: install {package}</source>
        <translation>niekas: įdiekite {package}</translation>
    </message>
    <message>
        <source>once</source>
        <translation>vieną kartą</translation>
    </message>
</context>
<context>
    <name>SpotColumn</name>
    <message>
        <source>Hot spots</source>
        <translation>Karštieji taškai</translation>
    </message>
    <message>
        <source>None found yet.</source>
        <translation>Dar nė vieno nerasta.</translation>
    </message>
    <message>
        <source>{more} more</source>
        <translation>dar {more}</translation>
    </message>
</context>
<context>
    <name>SpotDesk</name>
    <message>
        <source>Name the file .gpx, .geojson or .kml</source>
        <translation>Pavadinkite failą su .gpx, .geojson arba .kml</translation>
    </message>
</context>
<context>
    <name>SpotDetails</name>
    <message>
        <source>19 of 20 within {error}</source>
        <translation>19 iš 20 neviršija {error}</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Paskutinį kartą matytas</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Žiūrėti ten</translation>
    </message>
    <message>
        <source>None is chosen</source>
        <translation>Nė vienas nepasirinktas</translation>
    </message>
    <message>
        <source>Not a fire</source>
        <translation>Ne gaisras</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>Žemėlapyje</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Užgesintas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vieta</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Rodmuo</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Siųsti</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Būsena</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Kitimas</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>Aplankytas</translation>
    </message>
    <message>
        <source>Whom to send</source>
        <translation>Ką siųsti</translation>
    </message>
    <message>
        <source>a name first</source>
        <translation>pirma pavadinimą</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>pirma pasirinkite</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>uždarytas</translation>
    </message>
    <message>
        <source>half within {error}</source>
        <translation>pusė neviršija {error}</translation>
    </message>
    <message>
        <source>seen too seldom to say</source>
        <translation>matytas per retai</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>kas nors kitas</translation>
    </message>
    <message>
        <source>the camera</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>aplankytas</translation>
    </message>
</context>
<context>
    <name>SpottingWires</name>
    <message>
        <source>Keep as</source>
        <translation>Išsaugoti kaip</translation>
    </message>
    <message>
        <source>Kept as {name}</source>
        <translation>Išsaugota kaip {name}</translation>
    </message>
    <message>
        <source>drone crew</source>
        <translation>drono įgula</translation>
    </message>
    <message>
        <source>no gimbal is heard</source>
        <translation>kameros pakabos negirdėti</translation>
    </message>
    <message>
        <source>none is open</source>
        <translation>nė vienas neatviras</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Coming home</source>
        <translation>Grįžta</translation>
    </message>
    <message>
        <source>FLYING</source>
        <translation>SKRENDA</translation>
    </message>
    <message>
        <source>LINK LOST</source>
        <translation>RYŠYS PRARASTAS</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Tupia</translation>
    </message>
    <message>
        <source>Motors are on</source>
        <translation>Varikliai įjungti</translation>
    </message>
    <message>
        <source>NO DRONE</source>
        <translation>NĖRA DRONO</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Plano dar nėra</translation>
    </message>
    <message>
        <source>ON THE GROUND</source>
        <translation>ANT ŽEMĖS</translation>
    </message>
    <message>
        <source>Plan NOT aboard: {why}</source>
        <translation>Plano NĖRA drone: {why}</translation>
    </message>
    <message>
        <source>Plan aboard, read back {time}</source>
        <translation>Planas drone, perskaitytas {time}</translation>
    </message>
    <message>
        <source>Plan drawn, not aboard yet</source>
        <translation>Planas yra, bet dar ne drone</translation>
    </message>
    <message>
        <source>Search flown, coming home</source>
        <translation>Paieška baigta, grįžta</translation>
    </message>
    <message>
        <source>Searching · {percent} done</source>
        <translation>Ieško · nuskrista {percent}</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Pakeliui</translation>
    </message>
    <message>
        <source>Waiting for the port</source>
        <translation>Laukiama prievado</translation>
    </message>
    <message>
        <source>Waiting in the air</source>
        <translation>Laukia ore</translation>
    </message>
    <message>
        <source>last heard {age} ago</source>
        <translation>paskutinį kartą girdėtas prieš {age}</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>Battery</source>
        <translation>Akumuliatorius</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Namo</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Padėtis</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>ATKŪRIMAS</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Įrašas</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{label}: less</source>
        <translation>{label}: mažiau</translation>
    </message>
    <message>
        <source>{label}: more</source>
        <translation>{label}: daugiau</translation>
    </message>
</context>
<context>
    <name>StreamForm</name>
    <message>
        <source>Address</source>
        <translation>Adresas</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Prijungti</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Slaptažodis</translation>
    </message>
    <message>
        <source>Pick a known camera</source>
        <translation>Pasirinkti žinomą kamerą</translation>
    </message>
    <message>
        <source>RTSP is not encrypted: whoever listens in sees the picture and may read the password.</source>
        <translation>RTSP nešifruojamas: kas klausosi, mato vaizdą ir gali perskaityti slaptažodį.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Išbandyti</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Naudotojas</translation>
    </message>
    <message>
        <source>kept in the key store</source>
        <translation>saugomas raktų saugykloje</translation>
    </message>
    <message>
        <source>name and password go below</source>
        <translation>vardas ir slaptažodis rašomi žemiau</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>ne adresas</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>vienas vaizdas</translation>
    </message>
    <message>
        <source>trying …</source>
        <translation>bandoma …</translation>
    </message>
</context>
<context>
    <name>StreamSheet</name>
    <message>
        <source>As they leave the factory. Which of two is the thermal one is found out when it plays.</source>
        <translation>Kaip nustatyta gamykloje. Kuris iš dviejų yra terminis, paaiškėja, kai rodo.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atlikta</translation>
    </message>
    <message>
        <source>From the drone</source>
        <translation>Iš drono</translation>
    </message>
    <message>
        <source>Known cameras</source>
        <translation>Žinomos kameros</translation>
    </message>
    <message>
        <source>No more pictures</source>
        <translation>Neberodyti vaizdų</translation>
    </message>
    <message>
        <source>The drone announces no picture. Type its address, or pick the camera.</source>
        <translation>Dronas nesiūlo vaizdo. Įrašykite adresą arba pasirinkite kamerą.</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vaizdas</translation>
    </message>
    <message>
        <source>Which of them shows heat?</source>
        <translation>Kuris iš jų rodo šilumą?</translation>
    </message>
</context>
<context>
    <name>StreamingWires</name>
    <message>
        <source>The other</source>
        <translation>Kitas</translation>
    </message>
    <message>
        <source>The picture comes, {size}.</source>
        <translation>Vaizdas ateina, {size}.</translation>
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
        <translation>Paspauskite dar kartą, kad pakeistumėte skrydį.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Užduotys</translation>
    </message>
</context>
<context>
    <name>TemplatesSheet</name>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Išsaugoti</translation>
    </message>
    <message>
        <source>Keep how it is flown now, under a name</source>
        <translation>Išsaugoti dabartinį skrydžio būdą pavadinimu</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daugiau</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Šablono pavadinimas</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Šablonai</translation>
    </message>
    <message>
        <source>a name first</source>
        <translation>pirma pavadinimą</translation>
    </message>
</context>
<context>
    <name>Thermal</name>
    <message>
        <source>Connected, but no picture comes</source>
        <translation>Prijungta, bet vaizdo nėra</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Jungiamasi</translation>
    </message>
    <message>
        <source>It broke a limit or leads elsewhere. Choose another under Video.</source>
        <translation>Jis viršijo ribą arba veda kitur. Pasirinkite kitą skiltyje „Vaizdas“.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Bandoma vėl savaime.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it lasts, switch the camera off and on.</source>
        <translation>Bandoma vėl savaime. Jei užtrunka, išjunkite ir įjunkite kamerą.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Look at its power and its cable.</source>
        <translation>Bandoma vėl savaime. Patikrinkite maitinimą ir kabelį.</translation>
    </message>
    <message>
        <source>Look at the address under Video.</source>
        <translation>Patikrinkite adresą skiltyje „Vaizdas“.</translation>
    </message>
    <message>
        <source>The camera does not answer</source>
        <translation>Kamera neatsako</translation>
    </message>
    <message>
        <source>The camera wants a name and a password</source>
        <translation>Kamera prašo vardo ir slaptažodžio</translation>
    </message>
    <message>
        <source>The picture comes by itself.</source>
        <translation>Vaizdas pasirodys savaime.</translation>
    </message>
    <message>
        <source>The picture has ended</source>
        <translation>Vaizdas baigėsi</translation>
    </message>
    <message>
        <source>The stream was refused</source>
        <translation>Srautas atmestas</translation>
    </message>
    <message>
        <source>Thermal</source>
        <translation>Termovaizdas</translation>
    </message>
    <message>
        <source>Type them under Video: they are missing or wrong.</source>
        <translation>Įrašykite juos skiltyje „Vaizdas“: jų nėra arba jie neteisingi.</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Matomas</translation>
    </message>
    <message>
        <source>What answers there sends no video</source>
        <translation>Kas ten atsako, vaizdo nesiunčia</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>kamera</translation>
    </message>
    <message>
        <source>card</source>
        <translation>kortelė</translation>
    </message>
    <message>
        <source>from the card</source>
        <translation>iš kortelės</translation>
    </message>
    <message>
        <source>frozen {age}</source>
        <translation>sustingęs {age}</translation>
    </message>
    <message>
        <source>max {temperature}</source>
        <translation>iki {temperature}</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>išmatuota</translation>
    </message>
    <message>
        <source>measured in each pixel</source>
        <translation>išmatuota kiekviename taške</translation>
    </message>
    <message>
        <source>no temperatures</source>
        <translation>be temperatūrų</translation>
    </message>
    <message>
        <source>range of the camera</source>
        <translation>kameros diapazonas</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>santykinis</translation>
    </message>
    <message>
        <source>{temperature}: switch to the wide range</source>
        <translation>{temperature}: įjunkite platų diapazoną</translation>
    </message>
</context>
<context>
    <name>TimeBoard</name>
    <message>
        <source>Back</source>
        <translation>Atgal</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Sustabdyti</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tęsti</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Pažymėti</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Perimti</translation>
    </message>
    <message>
        <source>no mark yet</source>
        <translation>žymų dar nėra</translation>
    </message>
    <message>
        <source>on the ground</source>
        <translation>ant žemės</translation>
    </message>
    <message>
        <source>to a mark</source>
        <translation>prie žymos</translation>
    </message>
    <message>
        <source>to come back</source>
        <translation>kad grįžtumėte</translation>
    </message>
</context>
<context>
    <name>TrackDesk</name>
    <message>
        <source>Open an incident first: the track belongs to one.</source>
        <translation>Pirma atverkite įvykį: kelias priklauso kuriam nors.</translation>
    </message>
</context>
<context>
    <name>TrackSheet</name>
    <message>
        <source>Another drone</source>
        <translation>Kitas dronas</translation>
    </message>
    <message>
        <source>Bring in a track</source>
        <translation>Įkelti kelią</translation>
    </message>
    <message>
        <source>Call sign</source>
        <translation>Šaukinys</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atšaukti</translation>
    </message>
    <message>
        <source>Day of its first position</source>
        <translation>Pirmosios vietos diena</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Nuo, iki</translation>
    </message>
    <message>
        <source>It tells</source>
        <translation>Jis rodo</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Vietos</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Pridėti</translation>
    </message>
    <message>
        <source>The file does not tell the day. Say the day of its first position.</source>
        <translation>Failas nenurodo dienos. Nurodykite pirmosios vietos dieną.</translation>
    </message>
    <message>
        <source>The file holds several tracks. Which one?</source>
        <translation>Faile yra keli keliai. Kuris?</translation>
    </message>
    <message>
        <source>Time zone of its clock</source>
        <translation>Jo laikrodžio laiko juosta</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>Automobilis</translation>
    </message>
    <message>
        <source>What moved: a truck, or another drone?</source>
        <translation>Kas judėjo: automobilis ar kitas dronas?</translation>
    </message>
    <message>
        <source>Write the day as 2026-04-12.</source>
        <translation>Rašykite dieną kaip 2026-04-12.</translation>
    </message>
    <message>
        <source>airborne</source>
        <translation>ore</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
            <numerusform>ir dar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>back at the station</source>
        <translation>grįžo į gaisrinę</translation>
    </message>
    <message>
        <source>into the open incident</source>
        <translation>prie atverto įvykio</translation>
    </message>
    <message>
        <source>is being read</source>
        <translation>skaitoma</translation>
    </message>
    <message>
        <source>landed</source>
        <translation>nutūpė</translation>
    </message>
    <message>
        <source>left the station</source>
        <translation>išvyko iš gaisrinės</translation>
    </message>
    <message>
        <source>moved on from the scene</source>
        <translation>išvažiavo iš įvykio vietos</translation>
    </message>
    <message>
        <source>say what moved</source>
        <translation>nurodykite, kas judėjo</translation>
    </message>
    <message>
        <source>see above</source>
        <translation>žr. aukščiau</translation>
    </message>
    <message>
        <source>stands at the scene</source>
        <translation>stovi įvykio vietoje</translation>
    </message>
    <message>
        <source>that did not fly with us</source>
        <translation>kuris skrido ne su mumis</translation>
    </message>
    <message>
        <source>where it was, and no event</source>
        <translation>kur jis buvo, ir nė vieno įvykio</translation>
    </message>
    <message>
        <source>where it went</source>
        <translation>kur jis važiavo</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>be pavadinimo</translation>
    </message>
</context>
<context>
    <name>TrainDesk</name>
    <message>
        <source>The exercise cannot be recorded: {why}</source>
        <translation>Pratybų negalima įrašyti: {why}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>ArduPilot SITL boots first</source>
        <translation>pirmiausia įsijungia ArduPilot SITL</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Įkelti</translation>
    </message>
    <message>
        <source>Embedded drone</source>
        <translation>Integruotas dronas</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>Baigti pratybas</translation>
    </message>
    <message>
        <source>Fly it</source>
        <translation>Skristi</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>Second laptop</source>
        <translation>Kitas kompiuteris</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>Kitas langas</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Pradėti pratybas</translation>
    </message>
    <message>
        <source>Your own fire</source>
        <translation>Jūsų gaisras</translation>
    </message>
    <message>
        <source>a drone stands ready</source>
        <translation>dronas stovi paruoštas</translation>
    </message>
    <message>
        <source>an exercise from a neighbour</source>
        <translation>kaimynų pratybos</translation>
    </message>
    <message>
        <source>no incident is open</source>
        <translation>neatvertas joks įvykis</translation>
    </message>
    <message>
        <source>one is on its way</source>
        <translation>vienas jau įsijungia</translation>
    </message>
    <message>
        <source>opens the Fly page</source>
        <translation>atveria puslapį „Skrydis“</translation>
    </message>
    <message>
        <source>the crew sees its own station alone</source>
        <translation>įgula mato tik savo stotį</translation>
    </message>
    <message>
        <source>the drone goes away</source>
        <translation>dronas dingsta</translation>
    </message>
    <message>
        <source>the open incident as an exercise</source>
        <translation>atvertas įvykis kaip pratybos</translation>
    </message>
    <message>
        <source>who flies</source>
        <translation>kas skraido</translation>
    </message>
    <message>
        <source>with a code</source>
        <translation>su kodu</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>All in order</source>
        <translation>Viskas tvarkoje</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>Gyvūnas</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>Atgal prie {name}</translation>
    </message>
    <message>
        <source>Come home</source>
        <translation>Grįžti</translation>
    </message>
    <message>
        <source>Hold position</source>
        <translation>Laikyti vietą</translation>
    </message>
    <message>
        <source>Hot spot</source>
        <translation>Karštas taškas</translation>
    </message>
    <message>
        <source>Land here</source>
        <translation>Nutūpti čia</translation>
    </message>
    <message>
        <source>Mark {name}</source>
        <translation>Žyma {name}</translation>
    </message>
    <message>
        <source>No code is open there: it was used, or is too old. Ask for a new one.</source>
        <translation>Kodo ten nėra: jis panaudotas arba pasenęs. Paprašykite naujo.</translation>
    </message>
    <message>
        <source>Nobody answers. Are both in one network, and is pairing open?</source>
        <translation>Niekas neatsako. Ar abu viename tinkle ir kodas rodomas?</translation>
    </message>
    <message>
        <source>Not done: that mark is not there any more.</source>
        <translation>Neatlikta: tos žymos nebėra.</translation>
    </message>
    <message>
        <source>Not done: the drone is not in the air.</source>
        <translation>Neatlikta: dronas ne ore.</translation>
    </message>
    <message>
        <source>Not done: there are as many of these as there may be.</source>
        <translation>Neatlikta: daugiau jų būti negali.</translation>
    </message>
    <message>
        <source>Not done: this exercise cannot do that.</source>
        <translation>Neatlikta: šios pratybos to negali.</translation>
    </message>
    <message>
        <source>Not done: too much at once. Press it again.</source>
        <translation>Neatlikta: per daug iš karto. Paspauskite dar kartą.</translation>
    </message>
    <message>
        <source>Others are knocking there just now. Try again in a moment.</source>
        <translation>Ten dabar beldžiasi kiti. Bandykite netrukus.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Žmogus</translation>
    </message>
    <message>
        <source>Taken over: {what}</source>
        <translation>Perimta: {what}</translation>
    </message>
    <message>
        <source>That is not the code on the crew&apos;s station. After five tries it is over.</source>
        <translation>Tai ne įgulos stoties kodas. Po penkių bandymų jis nebegalioja.</translation>
    </message>
    <message>
        <source>The crew&apos;s station has another version of FireDrone.</source>
        <translation>Įgulos stotyje kita FireDrone versija.</translation>
    </message>
    <message>
        <source>The exercise begins</source>
        <translation>Pratybos prasideda</translation>
    </message>
    <message>
        <source>The exercise is over</source>
        <translation>Pratybos baigtos</translation>
    </message>
    <message>
        <source>The fire jumps</source>
        <translation>Ugnis peršoka</translation>
    </message>
    <message>
        <source>The line to the crew&apos;s station is away.</source>
        <translation>Ryšio su įgulos stotimi nėra.</translation>
    </message>
    <message>
        <source>The line was away: nobody knows if it was done. Look first.</source>
        <translation>Ryšio nebuvo: niekas nežino, ar atlikta. Pirma pažiūrėkite.</translation>
    </message>
    <message>
        <source>Time goes on</source>
        <translation>Laikas eina toliau</translation>
    </message>
    <message>
        <source>Time stands still</source>
        <translation>Laikas sustabdytas</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Transporto priemonė</translation>
    </message>
    <message>
        <source>What answers there is no crew&apos;s station of FireDrone.</source>
        <translation>Ten atsako ne FireDrone įgulos stotis.</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Vėjas</translation>
    </message>
    <message>
        <source>Wind {speed} from {side}</source>
        <translation>Vėjas {speed} iš {side}</translation>
    </message>
    <message>
        <source>{fault}: over</source>
        <translation>{fault}: baigėsi</translation>
    </message>
</context>
<context>
    <name>TrainerBoard</name>
    <message>
        <source>A remark</source>
        <translation>Pastaba</translation>
    </message>
    <message>
        <source>A remark for the debrief</source>
        <translation>Pastaba aptarimui</translation>
    </message>
    <message>
        <source>Begin the exercise</source>
        <translation>Pradėti pratybas</translation>
    </message>
    <message>
        <source>End and score</source>
        <translation>Baigti ir vertinti</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Gedimai</translation>
    </message>
    <message>
        <source>In the record</source>
        <translation>Įraše</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>TOLIAU</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRATYBOS</translation>
    </message>
    <message>
        <source>Tap where it burns from now on</source>
        <translation>Palieskite, kur nuo dabar dega</translation>
    </message>
    <message>
        <source>Time and drone</source>
        <translation>Laikas ir dronas</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Instruktorius</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Rašyti</translation>
    </message>
    <message>
        <source>begin first</source>
        <translation>pirma pradėkite</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>nėra ryšio</translation>
    </message>
    <message>
        <source>over</source>
        <translation>baigta</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>palaukite</translation>
    </message>
    <message>
        <source>write first</source>
        <translation>pirma parašykite</translation>
    </message>
</context>
<context>
    <name>TrainerLaptop</name>
    <message>
        <source>FireDrone · Trainer</source>
        <translation>FireDrone · Instruktorius</translation>
    </message>
</context>
<context>
    <name>TrainerWindow</name>
    <message>
        <source>TRAINING · {exercise}</source>
        <translation>PRATYBOS · {exercise}</translation>
    </message>
</context>
<context>
    <name>TrainingWires</name>
    <message>
        <source>An exercise from a neighbour</source>
        <translation>Kaimynų pratybos</translation>
    </message>
    <message>
        <source>The score as a page</source>
        <translation>Įvertinimas kaip puslapis</translation>
    </message>
</context>
<context>
    <name>TruthStrip</name>
    <message>
        <source>Truth</source>
        <translation>Tiesa</translation>
    </message>
    <message>
        <source>{target} in view</source>
        <translation>{target} matomas</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n diena</numerusform>
            <numerusform>%n dienos</numerusform>
            <numerusform>%n dienų</numerusform>
        </translation>
    </message>
    <message>
        <source>E</source>
        <translation>R</translation>
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
        <translation>Š</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>ŠR</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>ŠV</translation>
    </message>
    <message>
        <source>S</source>
        <translation>P</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>PR</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>PV</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>W</source>
        <translation>V</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>MMM d &apos;d.&apos;</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy-MM-dd</translation>
    </message>
    <message>
        <source>dddd d MMM</source>
        <translation>dddd, MMM d &apos;d.&apos;</translation>
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
        <translation>Dronas {number}</translation>
    </message>
</context>
<context>
    <name>VehicleRow</name>
    <message>
        <source>Command this one</source>
        <translation>Valdyti šį</translation>
    </message>
    <message>
        <source>Commanded</source>
        <translation>Valdomas</translation>
    </message>
</context>
<context>
    <name>WatchingWires</name>
    <message>
        <source>smoke is coming · {distance}, {side}</source>
        <translation>artėja dūmai · {distance}, {side}</translation>
    </message>
</context>
<context>
    <name>Wish</name>
    <message>
        <source>Batteries</source>
        <translation>Akumuliatoriai</translation>
    </message>
    <message>
        <source>Chance wanted</source>
        <translation>Norima tikimybė</translation>
    </message>
    <message>
        <source>Daylight camera</source>
        <translation>Dienos kamera</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Atstumas</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Aukštis</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Spindulys</translation>
    </message>
    <message>
        <source>Roof at</source>
        <translation>Stogas</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Ratai</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Pusės</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Greitis</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Likti</translation>
    </message>
    <message>
        <source>Thermal camera</source>
        <translation>Termovizorius</translation>
    </message>
    <message>
        <source>To the side</source>
        <translation>Į šoną</translation>
    </message>
    <message>
        <source>Who is missing</source>
        <translation>Kas dingo</translation>
    </message>
    <message>
        <source>along</source>
        <translation>palei</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>akumuliatorius</translation>
    </message>
    <message>
        <source>best</source>
        <translation>geriausia</translation>
    </message>
    <message>
        <source>both</source>
        <translation>abi</translation>
    </message>
    <message>
        <source>child</source>
        <translation>vaikas</translation>
    </message>
    <message>
        <source>contour</source>
        <translation>kontūras</translation>
    </message>
    <message>
        <source>creeping</source>
        <translation>skersai</translation>
    </message>
    <message>
        <source>dementia</source>
        <translation>demencija</translation>
    </message>
    <message>
        <source>despondent</source>
        <translation>nusiminęs</translation>
    </message>
    <message>
        <source>gatherer</source>
        <translation>uogautojas</translation>
    </message>
    <message>
        <source>hunter</source>
        <translation>medžiotojas</translation>
    </message>
    <message>
        <source>most likely</source>
        <translation>tikriausiai</translation>
    </message>
    <message>
        <source>one</source>
        <translation>viena</translation>
    </message>
    <message>
        <source>orbit</source>
        <translation>ratas</translation>
    </message>
    <message>
        <source>parallel</source>
        <translation>lygiagrečiai</translation>
    </message>
    <message>
        <source>sector</source>
        <translation>sektorius</translation>
    </message>
    <message>
        <source>square</source>
        <translation>kvadratas</translation>
    </message>
    <message>
        <source>station</source>
        <translation>vieta</translation>
    </message>
    <message>
        <source>walker</source>
        <translation>keliautojas</translation>
    </message>
</context>
<context>
    <name>WishCard</name>
    <message>
        <source>Back to the tasks</source>
        <translation>Atgal prie užduočių</translation>
    </message>
    <message>
        <source>How it is flown</source>
        <translation>Kaip skristi</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Šablonai</translation>
    </message>
</context>
<context>
    <name>WishingWires</name>
    <message>
        <source>Nothing is left: all of it was seen as well as wanted.</source>
        <translation>Nieko nebeliko: viskas apžiūrėta taip gerai, kaip norėta.</translation>
    </message>
    <message>
        <source>Seen so far: {chance}</source>
        <translation>Kol kas apžiūrėta: {chance}</translation>
    </message>
</context>
<context>
    <name>ZoneCard</name>
    <message>
        <source>Active</source>
        <translation>Aktyvi</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Klausti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Uždaryti</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Duomenų data</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Failas</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Aukščiai</translation>
    </message>
    <message>
        <source>Shown from a file: this is no authorisation.</source>
        <translation>Rodoma iš failo: tai nėra leidimas.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Zone {number} of {count}: next</source>
        <translation>Zona {number} iš {count}: kita</translation>
    </message>
    <message>
        <source>the file names nobody</source>
        <translation>faile niekas nenurodytas</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message numerus="yes">
        <source>%n days old</source>
        <translation>
            <numerusform>senumas %n diena</numerusform>
            <numerusform>senumas %n dienos</numerusform>
            <numerusform>senumas %n dienų</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zone files cannot be read</source>
        <translation>
            <numerusform>%n zonų failo neįmanoma perskaityti</numerusform>
            <numerusform>%n zonų failų neįmanoma perskaityti</numerusform>
            <numerusform>%n zonų failų neįmanoma perskaityti</numerusform>
        </translation>
    </message>
    <message>
        <source>1 zone file cannot be read</source>
        <translation>vieno zonų failo neįmanoma perskaityti</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Visada</translation>
    </message>
    <message>
        <source>Its hours cannot be read: not evaluated</source>
        <translation>Jos laikų neįmanoma perskaityti: neįvertinta</translation>
    </message>
    <message>
        <source>Not now; next {time}</source>
        <translation>Dabar ne; kitą kartą {time}</translation>
    </message>
    <message>
        <source>Not now; no later hours in the file</source>
        <translation>Dabar ne; vėlesnių laikų faile nėra</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Dabar</translation>
    </message>
    <message>
        <source>Now, until {time}</source>
        <translation>Dabar, iki {time}</translation>
    </message>
    <message>
        <source>Zones: edition {time}</source>
        <translation>Zonos: duomenys {time}</translation>
    </message>
    <message>
        <source>Zones: file saved {time}</source>
        <translation>Zonos: failas išsaugotas {time}</translation>
    </message>
    <message>
        <source>Zones: not evaluated</source>
        <translation>Zonos: neįvertintos</translation>
    </message>
    <message>
        <source>dated after now: check the clock</source>
        <translation>data ateityje: patikrinkite laikrodį</translation>
    </message>
    <message>
        <source>no zone file</source>
        <translation>nėra zonų failo</translation>
    </message>
    <message>
        <source>not an authorisation</source>
        <translation>tai nėra leidimas</translation>
    </message>
    <message>
        <source>saved {edition}, {age}; the file does not say</source>
        <translation>išsaugota {edition}, {age}; faile datos nėra</translation>
    </message>
    <message>
        <source>too old to say clear</source>
        <translation>per seni, kad sakytume „laisva“</translation>
    </message>
    <message>
        <source>{age} old</source>
        <translation>senumas {age}</translation>
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
            <numerusform>%n pavojus: atverti sąrašą</numerusform>
            <numerusform>%n pavojai: atverti sąrašą</numerusform>
            <numerusform>%n pavojų: atverti sąrašą</numerusform>
        </translation>
    </message>
    <message>
        <source>No alarm: list those that are over</source>
        <translation>Pavojų nėra: rodyti pasibaigusius</translation>
    </message>
    <message>
        <source>One alarm: open the list</source>
        <translation>Vienas pavojus: atverti sąrašą</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>pavojus</translation>
    </message>
    <message>
        <source>alarms</source>
        <translation>pavojai</translation>
    </message>
</context>
<context>
    <name>_FindingRow</name>
    <message>
        <source>Show on the map</source>
        <translation>Rodyti žemėlapyje</translation>
    </message>
</context>
<context>
    <name>_QuietRow</name>
    <message numerus="yes">
        <source>%n checks are quiet</source>
        <translation>
            <numerusform>%n patikra tvarkoje</numerusform>
            <numerusform>%n patikros tvarkoje</numerusform>
            <numerusform>%n patikrų tvarkoje</numerusform>
        </translation>
    </message>
    <message>
        <source>1 check is quiet</source>
        <translation>1 patikra tvarkoje</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Withdraw</source>
        <translation>Atšaukti</translation>
    </message>
</context>
<context>
    <name>_SeenButton</name>
    <message>
        <source>Seen</source>
        <translation>Mačiau</translation>
    </message>
</context>
</TS>
