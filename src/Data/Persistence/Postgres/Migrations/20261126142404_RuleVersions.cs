using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    internal partial class RuleVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Rule_Key",
                table: "Rule");

            migrationBuilder.AddColumn<string>(
                name: "FormKey",
                table: "Rule",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Missing",
                table: "Rule",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "skip");

            migrationBuilder.AddColumn<DateTime>(
                name: "RecordedAt",
                table: "Rule",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecordedBy",
                table: "Rule",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "system");

            migrationBuilder.AddColumn<DateTime>(
                name: "SupersededAt",
                table: "Rule",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupersededBy",
                table: "Rule",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "Rule",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidTo",
                table: "Rule",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Rule",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_Rule_Key_Version",
                table: "Rule",
                columns: new[] { "Key", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Rule_Key_Version",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "FormKey",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "Missing",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "SupersededBy",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Rule");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Rule");

            migrationBuilder.CreateIndex(
                name: "IX_Rule_Key",
                table: "Rule",
                column: "Key",
                unique: true);
        }
    }
}
