/// How results are shown: tables for people, JSON and CSV for programs.
@NullMarked
package dev.attest.cli.output;

import org.jspecify.annotations.NullMarked;
