#!/usr/bin/env node
require('./launch.cjs')('language-server.cjs');
