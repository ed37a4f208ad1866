#!/bin/sh
# Writes vocabulary.tsv: words and their stems by Snowball's own program, for the tests of the stemmers.
#
# The words are those of content/ and, for the rules that these leave untouched, beginnings of such words with each ending that the English, French or Spanish
# algorithm knows, twice over. The same content gives the same file.
#
# Needs Perl and stemwords of Snowball 2.2 (Debian: libstemmer-tools). Run it anywhere: tests/corpora/snowball/generate.sh
set -eu
cd "$(dirname "$0")"
words=$(mktemp -d)
trap 'rm -r "$words"' EXIT

export LC_ALL=C
find ../../../content -type f | sort | xargs perl -CSD -ne "print lc(\$1) =~ tr/\x{2019}/'/r, qq(\n) while /(\p{L}+(?:['\x{2019}]\p{L}+)*)/g" | sort -u >"$words/content"

perl -CSD -Mutf8 -e '
    my @words = grep { chomp; length > 4 } <STDIN>;
    my @endings = qw(
        '"' 's 's'"' sses ied ies s us ss eed eedly ed edly ing ingly ated bled ized bbed pping y tional enci anci abli entli izer ization ational ation ator alism
        aliti alli fulness ousli ousness iveness iviti biliti bli logi fulli lessli li alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement
        ment ent ism ate iti ous ive ize sion tion e ll
        ance ique isme able iste eux ances iques ismes atrice ateur ation ateurs icateur logie usion ution utions ence ences ement ements ivement ativement eusement
        ablement iquement ièrement ité ités abilité icité ivité if ifs ive atif icatif eaux aux euse euses issement issements amment emment ment ments îmes ît îtes i
        ie ir ira irai iraient irais irait iras irent irez iriez irions irons iront is issaient issais issait issant issante isse issent issez issions it ions é ée
        ées és èrent er era erai eraient erais erez erons eront ez iez âmes ât âtes a ai aient ais ait ants as asse assent assions sion tion ier ière ë enne onne ette
        elle eille oué ouait ayé uyer guë aïque
        me se sela selo selas selos la le lo las les los nos iéndome ándolo árselo érle írnos ándonos yéndose anza anzas ico ica ismo able ible ista oso osas amiento
        imientos adora ador ación adores aciones ante ancia icación logía logías ución uciones encia encias amente ivamente ativamente osamente icamente adamente mente
        antemente ablemente idad idades abilidad icidad ividad iva ivo ativas ya ye yan yeron uyendo uyó uyas en es éis emos gué guen arían arás aremos ará ería eréis
        irán iremos aba ada ida ía ara iera ad ed id ase iese aste iste aban ían aran ieran asen aron ieron ado ido ando iendo ió ar abas adas ías aras ís áis abais
        ados idos amos ábamos íamos imos áramos iéramos iésemos os o á í ó e é gue);
    my $at = 0;
    for my $round (1 .. 12) {
        for my $ending (@endings) {
            $at += 101;
            my $second = $round % 3 ? "" : $endings[$at % @endings];
            print substr($words[$at % @words], 0, 2 + $round % 5), $ending, $second, "\n";
        }
    }' <"$words/content" | sort -u >"$words/made"

sort -u "$words/content" "$words/made" >"$words/all"
for language in en fr es; do
    stemwords -l $language -i "$words/all" -o "$words/$language"
done
{
    printf '# word\tEnglish\tFrench\tSpanish; made by generate.sh with Snowball 2.2\n'
    paste "$words/all" "$words/en" "$words/fr" "$words/es"
} >vocabulary.tsv
