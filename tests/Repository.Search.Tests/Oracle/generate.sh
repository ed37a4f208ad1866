#!/bin/sh
# Writes what Lucene is asked and what it answers, for the tests of this folder and of Analysis: see README.md. The same content gives the same files.
#
# Needs a JDK 17 and, in CLASSPATH, the jars lucene-core, lucene-analyzers-common and lucene-queryparser, all 8.7.0 (Debian: liblucene8-java).
set -eu
cd "$(dirname "$0")"
java EnglishTokens.java ../../../content ../../corpora
java OracleScript.java ../../../content .
for name in generated content; do
    java LuceneAnswers.java $name.script.gz $name.answers.gz
done
