#!/bin/sh
# Runs once, when the database is made: the login of the application, which owns nothing. What it may do is given to
# the role liangdeng_app by the migrations.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=password="$LIANGDENG_LOGIN_PASSWORD" <<'SQL'
CREATE ROLE liangdeng_app NOLOGIN;
CREATE ROLE liangdeng_login LOGIN PASSWORD :'password' IN ROLE liangdeng_app;
SQL
