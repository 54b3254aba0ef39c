#!/bin/sh
# What "make demo" runs: the main job of errgen on the catalogues of four real
# systems, in a folder that is thrown away afterwards.
set -eu
cd "$(dirname "$0")/.."
examples=$PWD/docs/examples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/errgen" ./cmd/errgen

say() { printf '\n\033[1m%s\033[0m\n' "$*" | if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then cat; else sed 's/\x1b\[[0-9;]*m//g'; fi; }

mkdir "$work/api"
for system in pterodactyl wispanel pluralkit fanfare; do
	mkdir "$work/api/$system"
	cp "testdata/catalogues/$system/errors.yaml" "$work/api/$system/"
done
cd "$work/api"
printf 'module demo\n\ngo 1.24\n' >go.mod

say '$ errgen generate ./...'
../errgen generate ./...

say '$ errgen check ./...      # the drift gate for CI'
../errgen check ./... && echo 'exit code 0'

say 'An entry of the PluralKit catalogue'
sed -n '/^  MemberNotFoundWithRef:/,/^  [A-Z]/p' pluralkit/errors.yaml | sed '$d'

say 'The Go that it becomes'
sed -n '/^type MemberNotFoundWithRefFields/,/^}/p; /^func NewMemberNotFoundWithRef/,/^}/p' pluralkit/pkerr/errors.gen.go

say 'Its section of the reference page'
sed -n '/id="member-not-found-with-ref"/,/id="group-not-found"/p' pluralkit/errors.md | sed '$d'

say 'A server returns it (docs/examples/pluralkit, with the package that was just made)'
mkdir members
for file in "$examples"/pluralkit/*.go; do
	case $file in
	*_test.go) ;;
	*) sed 's#github.com/errgen/errgen/testdata/catalogues#demo#' "$file" >"members/${file##*/}" ;;
	esac
done
sed -n '/^func (s \*server) find/,/^}/p' members/server.go

say 'A client gets it back'
sed -n '/^func explain(/,/^}/p' members/client.go

say '$ go run ./members      # an answer as it goes over the wire, the log of the server, and what the client says'
go run ./members

say 'Two mistakes in a catalogue'
sed '/^  MemberNotFoundWithRef:/,/^  Group/{s/status:/staus:/;s/{memberRef}/{memberReff}/}' pluralkit/errors.yaml >wrong.errors.yaml
printf '$ errgen check wrong.errors.yaml\n'
../errgen check wrong.errors.yaml || echo "exit code $?"
