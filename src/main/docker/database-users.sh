#!/usr/bin/env bash
# The users of the application's database, made or brought up to date by root, whose password is MYSQL_PWD: `khuyenhoc` owns it, migrates and
# grants; `khuyenhoc_app`, whose password is DB_APP_PASSWORD, is granted by each start of the application what that needs of every table.
#
#   database-users.sh HOST PORT
set -euo pipefail
quoted=${DB_APP_PASSWORD//\\/\\\\}
quoted=${quoted//\'/\'\'}
mysql -h "$1" -P "$2" -u root << SQL
create user if not exists 'khuyenhoc_app'@'%' identified by '$quoted';
alter user 'khuyenhoc_app'@'%' identified by '$quoted';
grant all on khuyenhoc.* to 'khuyenhoc'@'%' with grant option;
SQL
